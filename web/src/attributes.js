/** The attributes that a page may set, and a property for each. */

/** `lang` has its property from HTML. */
const NAMES = [
  ...['protocol', 'gates', 'book-href', 'same-day-href', 'er-href', 'urgent-care-href'],
  ...['doctor-tel', 'nurse-tel', 'emergency-tel', 'clinic', 'heading-level'],
]

export const observed = [...NAMES, 'lang']

const DEFAULTS = { protocol: 'back-pain', 'emergency-tel': '911', 'heading-level': '2' }

const propertyOf = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase())

/** Each property says what its attribute says, or the default; null and undefined take the attribute away. */
export const reflect = (prototype) => {
  for (const name of NAMES)
    Object.defineProperty(prototype, propertyOf(name), {
      configurable: true,
      enumerable: true,
      get() {
        const value = this.getAttribute(name) || DEFAULTS[name] || ''
        return name === 'heading-level' ? +value || 2 : value
      },
      set(value) {
        if (value == null) this.removeAttribute(name)
        else this.setAttribute(name, value)
      },
    })
}

/** What the page set as properties before there were setters to be called. @param {any} host */
export const adopt = (host) => {
  for (const name of [...NAMES.map(propertyOf), 'words'])
    if (Object.hasOwn(host, name)) {
      const value = host[name]
      delete host[name]
      host[name] = value
    }
}
