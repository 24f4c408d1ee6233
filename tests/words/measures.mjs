// How hard a text is to read, by language, and what our readers can be asked to read.
//
// English: Flesch-Kincaid grade level (npm `flesch-kincaid`, syllables by `syllable`), the formula that US health
// agencies ask for and the only common one that holds for texts as short as ours: SMOG needs 30 sentences, and Dale-Chall
// calls "urgent" and "numb" hard words. Grade 6 or below.
//
// Spanish: perspicuity of Szigriszt-Pazos, read on the INFLESZ scale (Barrio-Cantalejo 2008): 65 and more is "bastante
// fácil", what primary school reads, whose sixth and last year is the US sixth grade.
//
// A formula says little of a few words ("Emergency" alone is grade 32), so a string below `alone` words is measured only
// within the piece that it is read in, and every piece is measured as a whole. What no formula sees is held by itself:
// long sentences, and long words, of which each has its reason in long-words.json.
import { fleschKincaid } from 'flesch-kincaid'
import { syllable } from 'syllable'
import { syllables as spanishSyllables } from './spanish.mjs'
import { sentencesOf, wordsOf } from './strings.mjs'

/** A number is taken in at a glance, and the letters of "MRI" are said one by one. */
const counted = (count) => (word) => {
  if (/\d/.test(word)) return 1
  return /^\p{Lu}{2,}$/u.test(word) ? word.length : Math.max(1, count(word))
}

function counts(text, syllablesOf) {
  const words = wordsOf(text)
  return {
    sentence: sentencesOf(text).length,
    word: words.length,
    syllable: words.reduce((sum, word) => sum + syllablesOf(word), 0),
  }
}

const english = counted(syllable)
const spanish = counted(spanishSyllables)

function szigriszt({ sentence, word, syllable }) {
  return 206.835 - (62.3 * syllable) / word - word / sentence
}

export const measures = {
  en: {
    name: 'Flesch-Kincaid grade',
    score: (text) => fleschKincaid(counts(text, english)),
    easy: (grade) => grade <= 6,
    alone: 8,
    syllables: english,
    longWord: 4,
    longSentence: 20,
    // The evidence file asks for under 15, and itself words one question with 15.
    longQuestion: 15,
    longRow: 9,
  },
  es: {
    name: 'Szigriszt',
    score: (text) => szigriszt(counts(text, spanish)),
    easy: (perspicuity) => perspicuity >= 65,
    alone: 8,
    syllables: spanish,
    // Spanish words are a syllable longer, and its sentences a quarter, for the same thing said.
    longWord: 5,
    longSentence: 25,
    longQuestion: 20,
    longRow: 11,
  },
}
