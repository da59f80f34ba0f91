import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ServiceAnswer } from './lessonYaml'

/** A lesson's own service, on this machine alone. */
export interface LessonService {
  /** Such as `http://127.0.0.1:40123`; what stands for it in samples and cases is replaced by it. */
  readonly address: string
  readonly port: number
  close(): Promise<void>
}

function listen(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException): void => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false)
      else reject(error)
    }
    server.once('error', onError)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', onError)
      resolve(true)
    })
  })
}

/** Answers what a lesson says, on loopback; at the wanted port where that is free, else at any. A path that it does not name gets 404. */
export async function startLessonService(
  answers: readonly ServiceAnswer[],
  wantedPort: number | null = null,
): Promise<LessonService> {
  const asked = new Map<string, number>()
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    const answer = answers.find((one) => one.path === path)
    // What it is sent is of no interest, and must not fill the memory.
    request.resume()
    if (answer === undefined) {
      response.writeHead(404, { 'Content-Type': 'application/json; charset=utf-8' }).end('{"error": "not found"}')
      return
    }
    const before = asked.get(path) ?? 0
    asked.set(path, before + 1)
    const isBusy = before % (answer.fails + 1) < answer.fails
    if (isBusy) response.writeHead(503, { 'Content-Type': 'application/json' }).end('{"error": "busy, try again"}')
    else response.writeHead(answer.status, { 'Content-Type': answer.type }).end(answer.body)
  })
  server.unref()
  if (wantedPort === null || !(await listen(server, wantedPort))) await listen(server, 0)
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}`,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
