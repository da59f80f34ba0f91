import { describe, expect, it } from 'vitest'
import { targets } from './targets'
import { unwrap } from './unwrap'
import { wrap, wrapTemplate } from './wrap'

const decode = (base64: string): string => Buffer.from(base64, 'base64').toString('utf8')
const inputs = new Map([
  ['text', 'naïve — 中文'],
  ['api_key', 'sk-very-secret'],
])

describe.each(targets.map((target) => [target.id, target] as const))('%s', (_, target) => {
  it.each(['python3', 'javascript'] as const)('gives back the %s code and the inputs that it wrapped', (language) => {
    const code = language === 'python3' ? 'def main(text):\n    return {"r": text}\n' : 'function main() {}\n'
    const found = unwrap(wrap(target, language, code, inputs).code, decode)
    expect(found).toMatchObject({ language, code })
    expect(JSON.parse(found?.inputs ?? '')).toEqual(Object.fromEntries(inputs))
  })

  it('gives back a template', () => {
    const found = unwrap(wrapTemplate(target, 'Hi {{ text }}', inputs).code, decode)
    expect(found).toMatchObject({ language: 'jinja2', code: 'Hi {{ text }}' })
    expect(JSON.parse(found?.inputs ?? '')).toEqual(Object.fromEntries(inputs))
  })

  it('leaves no inputs in a code whose author wrote their place himself', () => {
    const code = 'def main(**all):\n    return {"r": "{{inputs}}"}\n'
    expect(unwrap(wrap(target, 'python3', code, inputs).code, decode)?.code).toBe(code)
  })
})

it('knows no other script', () => {
  for (const script of ['', 'print(1)', 'def main():\n    return {}\n\nprint(main())\n']) {
    expect(unwrap(script, decode)).toBe(null)
  }
})
