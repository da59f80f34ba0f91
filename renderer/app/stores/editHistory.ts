import type { CodeNode } from '../../../shared/model/node'

type Part = Omit<CodeNode, 'code'>

/** A node as it was, and what a change of its other parts did to its code: a renamed input of a template is renamed in its text. */
interface Step {
  readonly part: Part
  readonly code: { readonly from: string; readonly to: string } | null
}

/** Changes of one field within this time are one step, in milliseconds: typing a name is not ten steps. */
const oneStepMs = 800
const longest = 200

/** The steps back and forth of a node's inputs, outputs and the rest; what is typed in the code is undone by the editor. */
export function createEditHistory() {
  const past: Step[] = []
  const future: Step[] = []
  let last = { keys: '', at: 0 }

  // What a node had not is taken away by a step as well.
  const partOf = ({ code: _code, ...part }: CodeNode): Part => ({
    error_strategy: undefined,
    default_value: undefined,
    retry_config: undefined,
    ...part,
  })

  /** One step from `steps` onto `others`. The code goes along, unless it has been changed since. */
  function go(steps: Step[], others: Step[], current: CodeNode, [now, then]: ['from' | 'to', 'from' | 'to']) {
    const step = steps.pop()
    if (step === undefined) return null
    const { part, code } = step
    others.push({ part: partOf(current), code })
    last = { keys: '', at: 0 }
    return code !== null && current.code === code[now] ? { ...part, code: code[then] } : part
  }

  return {
    note(before: CodeNode, change: Partial<CodeNode>, now = Date.now()): void {
      const keys = Object.keys(change)
        .filter((key) => key !== 'code')
        .join(' ')
      if (keys === '') return
      future.length = 0
      const code = change.code === undefined ? null : { from: before.code, to: change.code }
      const top = past.at(-1)
      if (top !== undefined && keys === last.keys && now - last.at < oneStepMs) {
        if (code !== null) past[past.length - 1] = { ...top, code: { ...code, from: top.code?.from ?? code.from } }
        last = { keys, at: now }
        return
      }
      last = { keys, at: now }
      past.push({ part: partOf(before), code })
      if (past.length > longest) past.shift()
    },
    back: (current: CodeNode): Partial<CodeNode> | null => go(past, future, current, ['to', 'from']),
    forth: (current: CodeNode): Partial<CodeNode> | null => go(future, past, current, ['from', 'to']),
  }
}
