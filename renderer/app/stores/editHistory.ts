import type { CodeNode } from '../../../shared/model/node'

type Part = Omit<CodeNode, 'code'>

/** Changes of one field within this time are one step, in milliseconds: typing a name is not ten steps. */
const oneStepMs = 800
const longest = 200

/** The steps back and forth of a node's inputs, outputs and the rest; the code's own undo is the editor's. */
export function createEditHistory() {
  const past: Part[] = []
  const future: Part[] = []
  let last = { keys: '', at: 0 }

  const partOf = ({ code: _code, ...part }: CodeNode): Part => part

  return {
    note(before: CodeNode, change: Partial<CodeNode>, now = Date.now()): void {
      const keys = Object.keys(change)
        .filter((key) => key !== 'code')
        .join(' ')
      if (keys === '') return
      future.length = 0
      if (keys === last.keys && now - last.at < oneStepMs) {
        last = { keys, at: now }
        return
      }
      last = { keys, at: now }
      past.push(partOf(before))
      if (past.length > longest) past.shift()
    },
    back(current: CodeNode): Part | null {
      const step = past.pop()
      if (step === undefined) return null
      future.push(partOf(current))
      last = { keys: '', at: 0 }
      return step
    },
    forth(current: CodeNode): Part | null {
      const step = future.pop()
      if (step === undefined) return null
      past.push(partOf(current))
      last = { keys: '', at: 0 }
      return step
    },
  }
}
