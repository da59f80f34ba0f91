import { describe, expect, it } from 'vitest'
import { silencesIn } from './silences'

describe('a comment that silences', () => {
  it('is about its own line, or on a line of its own about the next', () => {
    const code = 'a()  # nodelab: ignore\nb()\n# nodelab: ignore one-rule, other-rule\n\n# more words\nc()\nd()\n'
    const isSilent = silencesIn('python3', code)
    expect([1, 2, 5, 7].map((line) => isSilent('one-rule', line))).toEqual([true, false, true, false])
    expect(isSilent('third-rule', 1)).toBe(true)
    expect(isSilent('third-rule', 5)).toBe(false)
  })

  it('is written as the language writes comments', () => {
    expect(silencesIn('javascript', 'a() // nodelab: ignore')('any', 1)).toBe(true)
    expect(silencesIn('javascript', 'a() # nodelab: ignore')('any', 1)).toBe(false)
    expect(silencesIn('jinja2', '{{ a }}{# nodelab: ignore #}')('any', 1)).toBe(true)
    expect(silencesIn('python3', 'a()')('any', 1)).toBe(false)
  })
})
