import { expect, it } from 'vitest'
import { readHeader } from './header'

const lines = Array.from(
  { length: 500 },
  (_, index) => `    value_${index} = compute(text[${index}:], "(", {"k": [more]}) if more else f"{text!r} {index}"\n`,
)

it.each([
  [
    'python3',
    `import json\n\ndef main(\n    text: str,\n    more: dict[str, int] = {"a": 1},  # one\n):\n${lines.join('')}`,
  ],
  ['javascript', `function main({text, more = {a: 1}}) {\n${lines.join('').replaceAll('f"', '"')}}\n`],
  // How long it takes is told by `npm run bench rules`.
] as const)('the header of a %s node of 500 lines is read', (language, code) => {
  expect(readHeader(language, code)?.parts.map(({ name }) => name)).toEqual(['text', 'more'])
})
