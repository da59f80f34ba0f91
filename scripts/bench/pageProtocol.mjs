/**
 * Speaks with a page over its own protocol: no driver of tests slows what is measured.
 * @param {string} address
 */
export async function connect(address) {
  const socket = new WebSocket(address)
  await new Promise((resolve, reject) => {
    socket.onopen = resolve
    socket.onerror = () => reject(new Error(`no answer from ${address}`))
  })
  /** @type {Map<number, (answer: any) => void>} */
  const waiting = new Map()
  let last = 0
  socket.onmessage = ({ data }) => {
    const answer = JSON.parse(data)
    waiting.get(answer.id)?.(answer)
    waiting.delete(answer.id)
  }
  /** @param {string} method @param {object} params @returns {Promise<any>} */
  const send = (method, params = {}) =>
    new Promise((resolve, reject) => {
      last += 1
      waiting.set(last, ({ result, error }) =>
        error === undefined ? resolve(result) : reject(new Error(error.message)),
      )
      socket.send(JSON.stringify({ id: last, method, params }))
    })
  return {
    send,
    /** What an expression comes to in the page, promises awaited. @param {string} expression @returns {Promise<any>} */
    async evaluate(expression) {
      const { result, exceptionDetails } = await send('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
      })
      if (exceptionDetails !== undefined)
        throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
      return result.value
    },
    close: () => socket.close(),
  }
}
