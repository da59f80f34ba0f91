import type { SeenCall } from '../../../shared/dify/refusedCalls'
import { type ConfinementMean, confinementMeans, type ConfinementLevel } from '../../../shared/model/confinement'

/** What is known of how a worker is held: it grows while the worker lives. */
export interface HeldBy {
  /** What is in force, by the worker's own word or its supervisor's. */
  readonly means: readonly ConfinementMean[]
  readonly level: ConfinementLevel
  readonly refused: readonly SeenCall[]
  /** Takes what the worker said of its levels: JSON, mean by mean. */
  hearLevels(json: string): void
  /** Takes one call, or all of them at the end. */
  hearCall(json: string): void
  hearAll(calls: unknown): void
}

/** More kinds of calls than this are no longer told apart. */
const most = 1000

/** What is kept of one call: frames, and signs of each of its texts. A script can say more. */
const mostFrames = 100
const mostText = 10_000

type Stack = readonly (readonly [string, number, string])[]

function frameOf(value: unknown): readonly [string, number, string] | null {
  if (!Array.isArray(value)) return null
  const [file, line, name] = value as unknown[]
  if (typeof file !== 'string' || typeof line !== 'number' || typeof name !== 'string') return null
  return [file.slice(0, mostText), line, name.slice(0, mostText)]
}

/** A call as Python tells it; null for what is none: a script can write there too. */
function callOf(value: unknown): { readonly at: number | null; readonly call: SeenCall } | null {
  if (typeof value !== 'object' || value === null) return null
  const { at, call, name, stack, count, soft, child } = value as Record<string, unknown>
  if ((typeof call !== 'number' && call !== null) || typeof count !== 'number' || !Array.isArray(stack)) return null
  const frames: Stack = stack
    .slice(0, mostFrames)
    .map(frameOf)
    .filter((frame) => frame !== null)
  return {
    at: typeof at === 'number' ? at : null,
    call: {
      call,
      ...(typeof name === 'string' ? { name: name.slice(0, 100) } : {}),
      stack: frames,
      count,
      soft: soft === true,
      child: child === true,
    },
  }
}

/** A line that a worker, its parent or its supervisor says; null for one that is no JSON. */
export function saidIn(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    // It was cut, or a script or a package wrote there.
    return null
  }
}

/** Begins to listen to how a worker is held. Only in Python functions can be watched: whoever starts a Node can't say so of it. */
export function createHeldBy(isPython = true): HeldBy {
  let means: readonly ConfinementMean[] = []
  let isTold = false
  const refused: SeenCall[] = []

  function put(value: unknown): void {
    const read = callOf(value)
    if (read === null) return
    const { at, call } = read
    const named =
      call.name === undefined
        ? -1
        : refused.findIndex((one) => JSON.stringify([one.name, one.stack]) === JSON.stringify([call.name, call.stack]))
    const place = at ?? (named === -1 ? refused.length : named)
    if (place <= refused.length && place < most) refused[place] = call
  }

  return {
    get means() {
      return means
    },
    get level() {
      // A filter that nobody listens to holds no list.
      if (means.includes('listener')) return means.includes('landlock') ? 'full' : 'calls'
      return means.includes('audit-hook') ? 'approximate' : 'limits'
    },
    refused,
    hearLevels(json) {
      // The first word is the worker's: any later one could be its script's.
      if (isTold) return
      isTold = true
      const told = saidIn(json)
      if (typeof told !== 'object' || told === null) return
      const inForce = new Set(
        Object.entries(told)
          .filter(([, has]) => has === true)
          .map(([name]) => name),
      )
      means = confinementMeans.filter((mean) => inForce.has(mean) && (isPython || mean !== 'audit-hook'))
    },
    hearCall: (json) => put(saidIn(json)),
    hearAll(calls) {
      if (Array.isArray(calls)) for (const call of calls) put(call)
    },
  }
}
