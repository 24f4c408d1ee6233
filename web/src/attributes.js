/** The attributes that a page may set, and a property for each. */

/** `lang` has its property from HTML. */
const NAMES = [
  ...['protocol', 'gates', 'book-href', 'same-day-href', 'er-href', 'urgent-care-href'],
  ...['doctor-tel', 'nurse-tel', 'emergency-tel', 'clinic', 'heading-level'],
]

export const observed = [...NAMES, 'lang']

export const defaults = { protocol: 'back-pain', 'emergency-tel': '911', 'heading-level': 2 }

export const propertyOf = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase())

/** Anything but a number counts as the default. */
export const levelOf = (value) => parseInt(value) || defaults['heading-level']

/** The value that the page set. A link leads anywhere, but never runs code. @param {Element} host @param {string} name */
export const valueOf = (host, name) => {
  const value = host.getAttribute(name)
  const { protocol } = Object.assign(document.createElement('a'), { href: value })
  return name.endsWith('-href') && protocol === 'javascript:' ? null : value
}

/** Each property says what its attribute says, or the default; null and undefined take the attribute away. */
export const reflect = (prototype) => {
  for (const name of NAMES)
    Object.defineProperty(prototype, propertyOf(name), {
      configurable: true,
      enumerable: true,
      get() {
        const value = this.getAttribute(name) || (defaults[name] ?? '')
        return name === 'heading-level' ? levelOf(value) : value
      },
      set(value) {
        if (value == null) this.removeAttribute(name)
        else this.setAttribute(name, value)
      },
    })
}

/** The base class: on a server there is no HTMLElement. `protocol` is one of the properties that `reflect` gives the element. */
export const Base = /** @type {new () => HTMLElement & { protocol: string }} */ (globalThis.HTMLElement ?? Object)

/** Hands properties that a page set before the element was defined to their setters. @param {any} host */
export const adopt = (host) => {
  for (const name of [...NAMES.map(propertyOf), 'words'])
    if (Object.hasOwn(host, name)) {
      const value = host[name]
      delete host[name]
      host[name] = value
    }
}
