/** How often output goes to the page, in milliseconds: a frame of the screen. */
const defaultEvery = 16

/**
 * How much of a stream is sent while a run lasts, in characters. The page gets the whole with the result; meanwhile a flood must
 * not keep it from hearing the author's Cancel.
 */
const defaultMost = 1_000_000

export type Stream = 'prints' | 'stderr'

export interface BatchOptions {
  readonly every?: number
  readonly most?: number
}

/** Gathers output and sends it in batches, in order. What is over the limit of a stream is left for the result. */
export function createBatches(send: (stream: Stream, text: string) => void, options: BatchOptions = {}) {
  const { every = defaultEvery, most = defaultMost } = options
  const left: Record<Stream, number> = { prints: most, stderr: most }
  let pending: { stream: Stream; text: string }[] = []
  let timer: NodeJS.Timeout | null = null

  function flush(): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
    const batch = pending
    pending = []
    for (const { stream, text } of batch) send(stream, text)
  }

  return {
    add(stream: Stream, text: string): void {
      const part = text.slice(0, left[stream])
      left[stream] -= part.length
      if (part === '') return
      const last = pending.at(-1)
      if (last?.stream === stream) last.text += part
      else pending.push({ stream, text: part })
      timer ??= setTimeout(flush, every)
    },
    /** Sends what waits, at once. */
    flush,
  }
}
