import type { CodeNode } from '../../../shared/model/node'

type Part = Omit<CodeNode, 'code'>

/** A change of the code that belongs to a step: the header and the inputs go back and forth together. */
export interface CodeStep {
  readonly before: string
  readonly after: string
}

interface Step {
  readonly part: Part
  readonly code: CodeStep | null
}

/** Changes of one field within this time are one step, in milliseconds: typing a name is not ten steps. */
const oneStepMs = 800
const longest = 200

/** The steps back and forth of a node's inputs, outputs and the rest; what is typed in the code alone is the editor's to undo. */
export function createEditHistory() {
  const past: Step[] = []
  const future: Step[] = []
  let last = { keys: '', at: 0 }

  const partOf = ({ code: _code, ...part }: CodeNode): Part => part

  /** Makes the last step longer by a change, if it is of the same fields and just now; the code must go on where the step left it. */
  function goesOn(keys: string, code: CodeStep | null, now: number): boolean {
    const step = past.at(-1)
    if (step === undefined || keys !== last.keys || now - last.at >= oneStepMs) return false
    if (code === null) return true
    if (step.code !== null && step.code.after !== code.before) return false
    past[past.length - 1] = { ...step, code: { before: step.code?.before ?? code.before, after: code.after } }
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
      const isMore = goesOn(keys, code, now)
      last = { keys, at: now }
      if (isMore) return
      past.push({ part: partOf(before), code })
      if (past.length > longest) past.shift()
    },
    back: (current: CodeNode): Step | null => move(past, future, current),
    forth: (current: CodeNode): Step | null => move(future, past, current),
    /** The code of the step that `back` or `forth` would take. */
    next: (direction: 'back' | 'forth'): CodeStep | null => (direction === 'back' ? past : future).at(-1)?.code ?? null,
  }
}
