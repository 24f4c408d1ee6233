/** The engine, from the file that `redflag.first.js` loads while it draws: stands for `engine.js` there. */

/** @returns {Promise<any>} what `rest.js` exports */
export const rest = () =>
  import('redflag:rest').catch((cause) => {
    throw Object.assign(
      new Error(`the rest of the check did not load: put redflag.rest.js beside this file. ${cause}`),
      {
        code: 'no-engine',
      },
    )
  })

export const loadEngine = async () => (await rest()).loadEngine()
