import { expect, it } from 'vitest'
import { viewOf } from './nodeView'

const typed = (...names: string[]) => names.map((variable) => ({ variable, value_type: 'string' as const }))

it('writes the types of inputs into the header, and no line more', () => {
  const code = 'import json\n\ndef main(text, limit: int = 3, *, rest="x", **more):\n    return {"a": text}\n'
  const view = viewOf({
    code,
    variables: [...typed('text', 'limit', 'rest', 'more'), { variable: 'unused', value_type: 'object' }],
  })
  expect(view.text).toBe(code.replace('(text,', '(text: "str",').replace('rest="x"', 'rest: "str"="x"'))

  // Each place of the author's comes back as it was, and within what was inserted lies the end of the name.
  const lines = code.split('\n')
  for (const [index, line] of lines.entries()) {
    for (let column = 1; column <= line.length + 1; column += 1) {
      const place = { line: index + 1, column }
      const there = view.positionOf(place)
      expect(view.placeOf(there)).toEqual(place)
      expect(view.text.split('\n')[there.line]?.[there.character - 1]).toBe(line[column - 2])
    }
  }
  expect(view.placeOf({ line: 2, character: 16 })).toEqual({ line: 3, column: 14 })
})

it('leaves code without a header, and half a header, as far as it can be read', () => {
  expect(viewOf({ code: 'x = 1', variables: typed('x') }).text).toBe('x = 1')
  expect(viewOf({ code: 'def main(a, b', variables: typed('a', 'b') }).text).toBe('def main(a: "str", b: "str"')
})
