// Syllables of a Spanish word, by its spelling. No npm library counts them without a test framework as its dependency,
// and Spanish spelling tells: every open vowel (a, e, o) and every accented one is a syllable of its own; i and u without
// an accent lean on a neighbor; a group of only those is one syllable.
export function syllables(word) {
  const letters = word
    .toLowerCase()
    .replace(/qu|gu(?=[eiéí])/g, 'g') // the u is silent
    .replace(/(?<!c)h/g, '') // silent, and parts no vowels
    .replace(/y(?![aeiouáéíóúü])/g, 'i') // "muy", "y"
  const groups = letters.match(/[aeiouáéíóúü]+/g) ?? ['']
  return groups.reduce((sum, group) => sum + Math.max(1, group.match(/[aeoáéíóú]/g)?.length ?? 0), 0)
}
