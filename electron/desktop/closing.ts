/** How long the page may take to write its edits before the app ends all the same, in milliseconds. */
const defaultFlushMs = 2000

/** How long one step of the end may take before the next begins, in milliseconds. */
const defaultStepMs = 3000

export interface ClosingOptions {
  /** Asks the page to write its edits; false where there is no page that could. */
  readonly askPage: () => boolean
  /** What is done then, in this order: each step begins when the one before has ended, failed, or taken its time. */
  readonly steps: readonly (() => Promise<unknown>)[]
  /** What comes after those and may take longer: `limit` in milliseconds. */
  readonly last?: { readonly limit: number; readonly step: () => Promise<unknown> }
  readonly exit: () => void
  readonly onError: (error: unknown) => void
  readonly flushMs?: number
  readonly stepMs?: number
}

/** Resolves with the task or after `limit` milliseconds, whichever comes first. */
async function atMost(limit: number, task: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limit)
  })
  try {
    await Promise.race([task, late])
  } finally {
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
    if (options.askPage()) await atMost(flushMs, written)
  }

  async function end(): Promise<void> {
    // A step that fails must not keep the app from ending; the reason is told.
    await savePage().catch(options.onError)
    for (const step of options.steps) await atMost(stepMs, Promise.resolve().then(step)).catch(options.onError)
    const { last } = options
    if (last !== undefined) await atMost(last.limit, Promise.resolve().then(last.step)).catch(options.onError)
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
