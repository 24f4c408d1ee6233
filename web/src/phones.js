import { defaults } from './attributes.js'

/**
 * The number behind an action's `phone`: one of the page's own, or one that is written out, as `988` is. Without a name it
 * is the emergency number, which there always is.
 * @param {(name: string) => string | null} attribute of the element
 * @returns {(phone?: string) => string | null}
 */
export const phonesOf = (attribute) => {
  const phones = {
    // A number that cannot be dialled is worse than one of another country.
    emergency: /^\+?\d[\d\s().-]+$/.test(attribute('emergency-tel'))
      ? attribute('emergency-tel')
      : defaults['emergency-tel'],
    doctor: attribute('doctor-tel'),
    nurse: attribute('nurse-tel'),
  }
  return (phone = 'emergency') => phones[phone] ?? (/\d/.test(phone) ? phone : null)
}

/**
 * Where an action `go-to-X` leads: the page's `X-href`, else a search on a map for the kind of place, which knows no answer.
 * @param {(name: string) => string | null} attribute of the element
 * @returns {(action: {id: string, search: string}) => string}
 */
export const placesOf =
  (attribute) =>
  ({ id, search }) =>
    attribute(id.replace('go-to-', '') + '-href') ||
    'https://www.google.com/maps/search/?api=1&query=' + encodeURIComponent(search)
