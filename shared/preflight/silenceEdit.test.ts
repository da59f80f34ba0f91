import { describe, expect, it } from 'vitest'
import type { NodeLanguage } from '../model/node'
import { applyEdits } from './applyEdits'
import { silenceEdit } from './silenceEdit'
import { silencesIn } from './silences'

function silenced(language: NodeLanguage, code: string, line: number): string | null {
  const edit = silenceEdit(language, code, 'one-rule', line)
  return edit === null ? null : applyEdits(code, [edit])
}

describe('the comment that silences a line', () => {
  it.each([
    ['python3', 'a = 1\nb = 2', 1, 'a = 1  # nodelab: ignore one-rule\nb = 2'],
    ['python3', 'a = 1\r\nb = "中文"\r\n', 2, 'a = 1\r\nb = "中文"  # nodelab: ignore one-rule\r\n'],
    ['python3', 'a = 1  # why', 1, 'a = 1  # why  # nodelab: ignore one-rule'],
    ['python3', 'a = 1  # nodelab: ignore other, third', 1, 'a = 1  # nodelab: ignore other, third, one-rule'],
    ['javascript', 'f(`x`)\n', 1, 'f(`x`) // nodelab: ignore one-rule\n'],
    ['javascript', 'f(1) /* nodelab: ignore other */', 1, 'f(1) /* nodelab: ignore other, one-rule */'],
    ['jinja2', "{{ a }}'''", 1, "{{ a }}'''{# nodelab: ignore one-rule #}"],
  ] as const)('%s: %j, line %i', (language, code, line, wanted) => {
    expect(silenced(language, code, line)).toBe(wanted)
    expect(silencesIn(language, wanted)('one-rule', line)).toBe(true)
  })

  it.each([
    ['python3', 'a = """x\ny"""', 1],
    ['python3', 'a = f"""x {b}\ny"""', 1],
    ['python3', 'a = 1 + \\\n  2', 1],
    ['javascript', 'f(`x\ny`)', 1],
    ['javascript', '/* a\n b */', 1],
    ['python3', 'a = 1', 2],
  ] as const)('stands nowhere in %s: %j, line %i', (language, code, line) => {
    expect(silenced(language, code, line)).toBeNull()
  })
})
