import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs'
import { Socket } from 'node:net'
import type { Output } from './output'
import { hearTold, type Told } from './standingWorker'
import { quietTurn } from './turns'

/**
 * The lines of a worker as pipes, whose other ends are opened where `/proc` shows those of its parent. Most scripts end within milliseconds: what they write lies in
 * the pipes until they have said so, and is read at once then. Only of one that takes longer is each piece heard as it comes: a stream for each pipe, and a
 * turn of the loop for each print, would take longer than such a script.
 */
export interface PipedLines {
  readonly stdout: Output
  readonly stderr: Output
  /** Passes on what the worker says. */
  hear(onTold: (told: Told) => void): void
  /** Gives it its script, once. */
  send(bytes: Buffer): void
  /** Whether its script had begun, by what was read so far. */
  hasBegun(): boolean
  close(): void
}

/** Milliseconds for which what a script writes is left where it lies: nobody sees by that that a print comes late. */
const quickMs = 40

/** The first byte of each stream tells that it is there, and whether the script begins with it: see `child.py`. */
const begins = 1

/** A pipe holds up to a megabyte: what was written before the last word is read by so many pieces. */
const mostPieces = 17
const room = Buffer.allocUnsafeSlow(65_536)

/** Whether the descriptors of a process can be opened here; `descriptor` is one of them. */
export function canOpen(pid: number, descriptor: number): boolean {
  try {
    closeSync(openAt(pid, descriptor, constants.O_RDONLY))
    return true
  } catch {
    // Some containers let nobody look there.
    return false
  }
}

function openAt(pid: number, descriptor: number, how: number): number {
  return openSync(`/proc/${pid}/fd/${descriptor}`, how | constants.O_NONBLOCK)
}

/** One stream. `first` is told its first byte, which is none of the script's. */
function pipedOutput(descriptor: number, first: (byte: number) => void): Output & { stream(): void } {
  let live: Socket | null = null
  let pieces = 0
  let isMarked = false
  let isClosed = false
  let heard: (piece: Buffer) => void = () => undefined
  let ended: () => void = () => undefined

  function take(piece: Buffer): void {
    pieces += 1
    const begin = isMarked ? 0 : 1
    if (!isMarked) first(piece[0] ?? 0)
    isMarked = true
    if (piece.length > begin) heard(piece.subarray(begin))
  }

  function drain(): void {
    try {
      for (let count = 0; count < mostPieces; count += 1) {
        const size = readSync(descriptor, room, 0, room.length, null)
        if (size > 0) take(Buffer.from(room.subarray(0, size)))
        if (size < room.length) return
      }
    } catch {
      // Nothing lies there: not even the first byte, where a script takes it away itself.
    }
  }

  /** From now on each piece is heard as it comes. */
  function stream(): Socket | null {
    if (live !== null || isClosed) return live
    live = new Socket({ fd: descriptor, readable: true, writable: false })
    live.on('error', () => undefined)
    live.on('data', take)
    live.on('end', () => ended())
    return live
  }

  return {
    stream: () => void stream(),
    read(onPiece, onEnd) {
      heard = onPiece
      ended = onEnd
    },
    settle() {
      if (live !== null) return quietTurn(() => pieces)
      if (!isClosed) drain()
      return Promise.resolve()
    },
    whenClosed() {
      const own = stream()
      return new Promise((resolve) => (own === null || own.closed ? resolve() : void own.once('close', resolve)))
    },
    close() {
      if (isClosed) return
      isClosed = true
      if (live === null) closeSync(descriptor)
      else live.destroy()
    },
  }
}

/** Opens the four of a worker, by their numbers in its parent: its script, what it says, its output, its errors. Throws where they are gone. */
export function openPipes(pid: number, ends: readonly number[]): PipedLines {
  const open: number[] = []
  try {
    for (const [at, end] of ends.entries())
      open.push(openAt(pid, end, at === 0 ? constants.O_WRONLY : constants.O_RDONLY))
  } catch (error) {
    for (const descriptor of open) closeSync(descriptor)
    throw error
  }
  const [script = -1, told = -1, out = -1, err = -1] = open
  let begun = false
  let isSent = false
  let timer: NodeJS.Timeout | null = null
  const says = new Socket({ fd: told, readable: true, writable: false })
  says.on('error', () => undefined)
  const stdout = pipedOutput(out, () => undefined)
  const stderr = pipedOutput(err, (byte) => (begun ||= byte === begins))

  function letGo(): void {
    if (!isSent) closeSync(script)
    isSent = true
  }

  return {
    stdout,
    stderr,
    hear: (onTold) => hearTold(says, onTold),
    send(bytes) {
      if (isSent) return
      isSent = true
      timer = setTimeout(() => {
        stdout.stream()
        stderr.stream()
      }, quickMs)
      writeAll(script, bytes)
    },
    hasBegun: () => begun,
    close() {
      if (timer !== null) clearTimeout(timer)
      letGo()
      says.destroy()
    },
  }
}

/** Writes all into a pipe, which is closed then. Of a worker that has ended nobody reads it: that is told by its end. */
function writeAll(descriptor: number, bytes: Buffer): void {
  let size = 0
  try {
    size = writeSync(descriptor, bytes)
  } catch (error) {
    const isFull = error instanceof Error && 'code' in error && error.code === 'EAGAIN'
    size = isFull ? 0 : bytes.length
  }
  if (size === bytes.length) {
    closeSync(descriptor)
    return
  }
  // More than a pipe holds at once.
  const rest = new Socket({ fd: descriptor, readable: false, writable: true })
  rest.on('error', () => undefined)
  rest.end(bytes.subarray(size))
}
