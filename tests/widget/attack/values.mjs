/** Attributes, texts and styles that could do harm, for the acts to draw from. */

/** Marks what came from outside, so that it is found where it became a node. */
export const MARKUP =
  '<b class="outside">x</b><img class="outside" src="x" onerror="parent.pwned()"><script>parent.pwned()</script>'

export const TEXTS = [
  ...['', ' ', '0', '-1', '1e309', 'NaN', 'null', 'undefined', 'true', '__proto__', 'constructor', 'toString', 'then'],
  ...['911', '+1-202-555-0100', 'nobody', '1', '*#06#', '9'.repeat(400), 'tel:1', '{tel}', '{0}{clinic}{ask}', '$&$1'],
  ...[
    'javascript:parent.pwned()',
    'JaVaScRiPt:parent.pwned()',
    ' java\nscript:parent.pwned()',
    '\u0001javascript:parent.pwned()',
  ],
  ...[
    'data:text/html,<script>parent.pwned()</script>',
    'vbscript:x',
    '//elsewhere.example/',
    'https://[',
    'blob:x',
    '\\\\x',
  ],
  ...[MARKUP, `"${MARKUP}`, `'>${MARKUP}`, `-->${MARKUP}`, '</section></slot>', '&lt;b&gt;', '<!--'],
  ...['en', 'es', 'ES-mx', 'de', 'ar', 'x', 'a-'.repeat(50_000) + 'a', 'en_US', '*', 'i-default'],
  ...[
    '#slots',
    '##',
    ':root',
    'body',
    'redflag-triage',
    'redflag-triage *',
    ':has(*)',
    '#slots, *',
    ':is(',
    '::part(x)',
    '}*{',
  ],
  ...[
    '\0',
    '\u202e911',
    '\ud800',
    '\u{1f4a9}',
    'é'.repeat(20_000),
    '\n'.repeat(500),
    'back-pain',
    'knee',
    '2',
    '6',
    '7',
  ],
]

export const NAMES = [
  ...['gates', 'book-href', 'same-day-href', 'er-href', 'urgent-care-href', 'doctor-tel', 'nurse-tel', 'emergency-tel'],
  ...[
    'clinic',
    'heading-level',
    'lang',
    'hidden',
    'inert',
    'style',
    'class',
    'slot',
    'id',
    'dir',
    'part',
    'exportparts',
  ],
  ...['title', 'role', 'aria-hidden', 'aria-label', 'popover', 'tabindex', 'contenteditable', 'is', 'translate'],
]

/** Declarations of a page's own CSS for the element. */
export const STYLES = [
  ...[
    'display: none',
    'visibility: hidden',
    'opacity: 0',
    'all: unset',
    'all: initial',
    'position: absolute; left: -9999px',
  ],
  ...[
    'width: 0; height: 0; overflow: hidden',
    'clip-path: inset(50%)',
    'transform: scale(0)',
    'filter: opacity(0)',
    'zoom: 0.01',
  ],
  ...[
    'content-visibility: hidden',
    'font-size: 0',
    'color: transparent',
    'content: "All is well"',
    'max-height: 0',
    'contain: strict',
  ],
  ...[
    'display: contents',
    'z-index: -2147483647; position: fixed',
    'pointer-events: none',
    'animation: none 1s infinite',
  ],
]

export const THEMES = [
  'accent',
  'on-accent',
  'link',
  'error',
  'background',
  'text',
  'quiet',
  'line',
  'radius',
  'font',
  'nobody',
]
export const COLOURS = [
  ...[
    'white',
    'transparent',
    '#0000',
    'red',
    'currentcolor',
    'inherit',
    'initial',
    '',
    'color-mix(in srgb, red, blue)',
  ],
  ...[
    'oklch(50% 0.3 20)',
    'color(display-p3 1 0 0)',
    'url(javascript:parent.pwned())',
    'calc(infinity * 1px)',
    '-9e9px',
  ],
  ...['var(--redflag-text)', 'light-dark(white, white)', '9e9rem', 'expression(parent.pwned())'],
]
