import type { IncomingMessage, ServerResponse } from 'node:http'

/** Milliseconds after which a client that has ended its side is first asked, and at most from one time to the next. */
const first = 100
const most = 5000

/**
 * Finds out whether a client that has ended its side still waits for its answer. Its connection looks the same where it is gone altogether, until something is
 * sent: `100 Continue` is, again and again, which every client of HTTP/1.1 passes over (RFC 9110, 15.2). The system of one that is gone refuses it, and the
 * connection ends. One of HTTP/1.0 may be sent nothing but its answer, and is taken to wait.
 */
export function askIfThere(request: IncomingMessage, response: ServerResponse): void {
  if (request.httpVersionMajor === 1 && request.httpVersionMinor === 0) return
  const { socket } = request
  let timer: NodeJS.Timeout | undefined
  let ms = first

  function ask(): void {
    if (response.headersSent) return
    // An answer that waits behind another on its connection has no socket yet.
    if (response.socket !== null) response.writeContinue()
    ms = Math.min(ms * 2, most)
    timer = setTimeout(ask, ms)
  }
  const begin = (): void => void (timer = setTimeout(ask, ms))

  if (socket.readableEnded) begin()
  else socket.once('end', begin)
  response.once('close', () => {
    socket.off('end', begin)
    clearTimeout(timer)
  })
}
