/**
 * The number behind an action's `phone`: one of the page's own, or one that is written out, as `988` is. Without a name it
 * is the emergency number, which there always is.
 * @param {(name: string) => string | null} attribute of the element
 * @returns {(phone?: string) => string | null}
 */
export const phonesOf = (attribute) => {
  const phones = {
    emergency: /\d/.test(attribute('emergency-tel') ?? '') ? attribute('emergency-tel') : '911',
    doctor: attribute('doctor-tel'),
    nurse: attribute('nurse-tel'),
  }
  return (phone = 'emergency') => phones[phone] ?? (/\d/.test(phone) ? phone : null)
}
