import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive } from '../../processes/signals'

/** What a forked worker connects by, where it has a standard input of its own and where it has none. */
const kinds = ['control', 'stdout', 'stderr', 'stdin'] as const
const withoutInput = kinds.slice(0, 3)
export type WorkerSockets = Record<'control' | 'stdout' | 'stderr', Socket> & { readonly stdin?: Socket }

/** The socket that forked workers connect to: only who knows a token of one of them is heard, once for each of its lines. */
export interface WorkerHub {
  /** A folder that nobody else may enter, and the socket in it. */
  readonly folder: string
  readonly path: string
  /** A new token, and the sockets of the worker that shows it. */
  expect(hasInput?: boolean): { readonly token: string; readonly sockets: Promise<WorkerSockets>; forget(): void }
  close(): Promise<void>
}

/** The folder tells whose it is, so that what a killed Nodelab left can be swept. A socket's path must be short. */
const prefix = 'nodelab-'
const owner = /^nodelab-(\d+)-w/

async function sweep(place: string): Promise<void> {
  const names = await readdir(place).catch(() => [])
  const left = names.filter((name) => {
    const pid = owner.exec(name)?.[1]
    return pid !== undefined && !isAlive(Number(pid))
  })
  // Another user's can't be removed, and is not ours to.
  await Promise.all(left.map((name) => rm(join(place, name), { recursive: true, force: true }).catch(() => undefined)))
}

/** How long a stranger may take to say who it is, and how much it may say. */
const patienceMs = 5000
const longest = 200

/** Reads the first line of a socket, and hands the socket on. */
function greet(socket: Socket, onLine: (line: string) => void): void {
  let heard: Buffer = Buffer.alloc(0)
  const timer = setTimeout(() => socket.destroy(), patienceMs)
  const listen = (chunk: Buffer): void => {
    heard = heard.length === 0 ? chunk : Buffer.concat([heard, chunk])
    const end = heard.indexOf(10)
    if (end === -1 && heard.length <= longest) return
    clearTimeout(timer)
    socket.off('data', listen)
    if (end === -1) {
      socket.destroy()
      return
    }
    socket.pause()
    if (end + 1 < heard.length) socket.unshift(heard.subarray(end + 1))
    onLine(heard.toString('latin1', 0, end))
  }
  socket.on('error', () => undefined)
  socket.on('close', () => clearTimeout(timer))
  socket.on('data', listen)
}

/** The longest path that a socket can have on every system, in bytes: of a longer one the rest would be left out without a word. */
const longestPath = 103

/** The usual place of temporary files, unless a path there is too long for a socket. */
function placeOf(name: string): string {
  const length = Buffer.byteLength(join(tmpdir(), `${name}123456`, 's'))
  return length <= longestPath ? tmpdir() : '/tmp'
}

/** Opens a hub in a folder that nobody else may enter. */
export async function createWorkerHub(): Promise<WorkerHub> {
  const name = `${prefix}${process.pid}-w`
  const place = placeOf(name)
  void sweep(place)
  const folder = await mkdtemp(join(place, name))
  const path = join(folder, 's')
  const expected = new Map<string, (kind: keyof WorkerSockets, socket: Socket) => boolean>()
  const open = new Set<Socket>()
  const server = createServer({ allowHalfOpen: false }, (socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    greet(socket, (line) => {
      const [token = '', name = ''] = line.split(' ')
      const kind = kinds.find((one) => one === name)
      if (kind === undefined || expected.get(token)?.(kind, socket) !== true) socket.destroy()
    })
  })
  server.unref()
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(path, resolve)
    })
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }

  return {
    folder,
    path,
    expect(hasInput = false) {
      const token = randomBytes(16).toString('hex')
      const found: Partial<Record<keyof WorkerSockets, Socket>> = {}
      const awaited = hasInput ? kinds : withoutInput
      const forget = (): void => void expected.delete(token)
      const sockets = new Promise<WorkerSockets>((resolve) => {
        expected.set(token, (kind, socket) => {
          if (found[kind] !== undefined || !awaited.includes(kind)) return false
          found[kind] = socket
          if (awaited.every((one) => found[one] !== undefined)) {
            forget()
            resolve(found as WorkerSockets)
          }
          return true
        })
      })
      return { token, sockets, forget }
    },
    async close() {
      expected.clear()
      for (const socket of open) socket.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
      await rm(folder, { recursive: true, force: true })
    },
  }
}
