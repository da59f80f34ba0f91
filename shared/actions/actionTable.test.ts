import { describe, expect, it } from 'vitest'
import { acceleratorOf, actionIds, type ActionSpec, actionTable, keyOf, overlap } from './actionTable'
import { actionTexts } from './actionTexts'

const specOf = (id: keyof typeof actionTable): ActionSpec => actionTable[id]

describe('the actions', () => {
  it.each([false, true])('share no key where both could be heard (macOS: %s)', (isMac) => {
    const keyed = actionIds.flatMap((id) => {
      const key = keyOf(id, isMac)
      return key === null ? [] : [{ id, key: [...key].sort().join('+'), scope: specOf(id).scope }]
    })
    const conflicts = keyed.flatMap((a, at) =>
      keyed.slice(at + 1).flatMap((b) => (a.key === b.key && overlap(a.scope, b.scope) ? [[a.key, a.id, b.id]] : [])),
    )
    expect(conflicts).toEqual([])
    expect(keyed.length).toBeGreaterThan(40)
  })

  it('have a title of their own in each language', () => {
    for (const language of ['en', 'zh-CN'] as const) {
      const titles = actionIds.map((id) => actionTexts[id][language])
      expect(new Set(titles).size).toBe(titles.length)
    }
  })

  it('give the menu its keys', () => {
    expect(acceleratorOf('copy-to-dify', true)).toBe('CmdOrCtrl+Shift+C')
    expect([acceleratorOf('remove', true), acceleratorOf('remove', false)]).toEqual(['CmdOrCtrl+Backspace', 'Delete'])
    expect(acceleratorOf('about', false)).toBeUndefined()
  })
})
