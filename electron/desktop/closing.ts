/** How long the page may take to write its edits before the app ends all the same, in milliseconds. */
const defaultFlushMs = 2000

/** How long one step of the end may take before the next begins, in milliseconds. */
const defaultStepMs = 3000

export interface ClosingOptions {
  /** Asks the page to write its edits; false where there is no page that could. */
  readonly askPage: () => boolean
  /** What is done then, in this order: each step begins when the one before has ended, failed, or taken its time. */
  readonly steps: readonly (() => Promise<unknown>)[]
  /** After the page has written its edits, before the steps. */
  readonly onSaved?: () => void
  /** What comes after those, where none of them is still under way, and may take longer: `limit` in milliseconds counts from its last `onProgress`. */
  readonly last?: { readonly limit: number; readonly step: (onProgress: () => void) => Promise<unknown> }
  /** Whether `last` has something to do, for which the steps have to have ended: then they may take its limit. */
  readonly hasLast?: () => boolean
  readonly exit: () => void
  readonly onError: (error: unknown) => void
  readonly flushMs?: number
  readonly stepMs?: number
}

/** Resolves with the task, or `limit` milliseconds after its last progress; whether the task has ended by then. */
async function atMost(limit: number, begin: (onProgress: () => void) => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  let late: () => void = () => undefined
  const tooLate = new Promise<false>((resolve) => {
    late = () => resolve(false)
  })
  const wait = (): void => {
    clearTimeout(timer)
    timer = setTimeout(late, limit)
  }
  wait()
  try {
    const task = Promise.resolve().then(() => begin(wait))
    return await Promise.race([task.then(() => true as const), tooLate])
  } finally {
    late()
    clearTimeout(timer)
  }
}

/**
 * The end of the app, however it is asked for: the page writes its edits, then the steps are done, then the app exits. Asked twice, it
 * ends once. Nothing can keep it from ending: each part has its time.
 */
export function createClosing(options: ClosingOptions) {
  const { flushMs = defaultFlushMs, stepMs = defaultStepMs } = options
  let flushed: () => void = () => undefined
  let ending: Promise<void> | null = null

  async function savePage(): Promise<void> {
    const written = new Promise<void>((resolve) => {
      flushed = resolve
    })
    // What the page writes too late would be lost with the old folder.
    const limit = options.hasLast?.() === true ? 10 * flushMs : flushMs
    if (options.askPage()) await atMost(limit, () => written)
  }

  async function end(): Promise<void> {
    // A step that fails must not keep the app from ending; the reason is told.
    await savePage().catch(options.onError)
    options.onSaved?.()
    const { last } = options
    const limit = last !== undefined && options.hasLast?.() === true ? last.limit : stepMs
    let allEnded = true
    for (const step of options.steps) {
      const hasEnded = await atMost(limit, step).catch((error: unknown) => {
        options.onError(error)
        return true
      })
      allEnded &&= hasEnded
    }
    if (last !== undefined && allEnded) await atMost(last.limit, last.step).catch(options.onError)
    options.exit()
  }

  return {
    /** The page has written its edits. */
    flushed: (): void => flushed(),
    isEnding: (): boolean => ending !== null,
    end: (): Promise<void> => (ending ??= end()),
  }
}

export type Closing = ReturnType<typeof createClosing>
