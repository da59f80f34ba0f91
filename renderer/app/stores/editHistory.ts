import type { CodeNode } from '../../../shared/model/node'

type Part = Omit<CodeNode, 'code'>

/** A change of the code that belongs to a step: the header and the inputs go back and forth together. */
export interface CodeStep {
  readonly before: string
  readonly after: string
  /** The headers of both, by which the step is known again while the body was typed in. */
  readonly headers: { readonly before: string; readonly after: string }
  /** Whether the author typed it, letter by letter; what Nodelab writes is one step in the editor too. */
  readonly isTyped: boolean
}

interface Step {
  readonly part: Part
  readonly code: CodeStep | null
}

/** Changes of one field within this time are one step, in milliseconds: typing a name is not ten steps. */
const oneStepMs = 800
const longest = 200

function joined(first: CodeStep, next: CodeStep): CodeStep {
  const headers = { before: first.headers.before, after: next.headers.after }
  return { before: first.before, after: next.after, headers, isTyped: true }
}

/** Whether a change takes an item out of a list, or puts one in: -1, 0 or 1 as the lists of the change grow. */
function growth(before: CodeNode, change: Partial<CodeNode>): number {
  const lengthOf = (list: unknown): number => (Array.isArray(list) ? list.length : 0)
  const keys = Object.keys(change) as (keyof CodeNode)[]
  return Math.sign(keys.reduce((sum, key) => sum + lengthOf(change[key]) - lengthOf(before[key]), 0))
}

/** The steps back and forth of a node's inputs, outputs and the rest; what is typed in the code alone is the editor's to undo. */
export function createEditHistory() {
  const past: Step[] = []
  const future: Step[] = []
  let last = { keys: '', at: 0 }

  // What a node had not is taken away by a step as well.
  const partOf = ({ code: _code, ...part }: CodeNode): Part => ({
    error_strategy: undefined,
    default_value: undefined,
    retry_config: undefined,
    cases: undefined,
    ...part,
  })

  /** Makes the last step longer by a change, if it is of the same fields and just now; the code must go on where the step left it. */
  function goesOn(keys: string, code: CodeStep | null, now: number): boolean {
    const step = past.at(-1)
    if (step === undefined || keys !== last.keys || now - last.at >= oneStepMs) return false
    if (code === null || step.code === null) return code === step.code
    if (!code.isTyped || !step.code.isTyped || step.code.after !== code.before) return false
    past[past.length - 1] = { ...step, code: joined(step.code, code) }
    return true
  }

  function move(from: Step[], to: Step[], current: CodeNode): Step | null {
    const step = from.pop()
    if (step === undefined) return null
    to.push({ part: partOf(current), code: step.code })
    last = { keys: '', at: 0 }
    return step
  }

  return {
    note(before: CodeNode, change: Partial<CodeNode>, code: CodeStep | null = null, now = Date.now()): void {
      const keys = Object.keys(change)
        .filter((key) => key !== 'code')
        .join(' ')
      if (keys === '') return
      future.length = 0
      const grows = growth(before, change)
      // An item that comes or goes is a step of its own. What is typed into a new one at once goes on with it.
      const isMore = grows === 0 && goesOn(keys, code, now)
      last = { keys: grows < 0 ? '' : keys, at: now }
      if (isMore) return
      past.push({ part: partOf(before), code })
      if (past.length > longest) past.shift()
    },
    back: (current: CodeNode): Step | null => move(past, future, current),
    forth: (current: CodeNode): Step | null => move(future, past, current),
    /** The code of the steps that `back` or `forth` would take, the next one first, up to one without. */
    ahead(direction: 'back' | 'forth'): CodeStep[] {
      const steps = [...(direction === 'back' ? past : future)].reverse().map(({ code }) => code)
      const end = steps.indexOf(null)
      return steps.slice(0, end === -1 ? undefined : end).filter((code) => code !== null)
    },
  }
}
