import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { actionIds, actionTable, type ActionId } from '../../shared/actions/actionTable'
import { actionTexts } from '../../shared/actions/actionTexts'
import { menuTemplate } from './menuTemplate'

function leavesOf(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) =>
    Array.isArray(item.submenu) ? leavesOf(item.submenu) : item.type === 'separator' ? [] : [item],
  )
}

describe.each([false, true])('the menu (macOS: %s)', (isMac) => {
  const sent: string[] = []
  const leaves = leavesOf(
    menuTemplate({ language: 'zh-CN', isMac, send: (id) => sent.push(id), quit: () => sent.push('quit') }),
  )

  it('has entries of the table alone, by their titles', () => {
    expect(leaves.map(({ id }) => id).filter((id) => !actionIds.includes(id as ActionId))).toEqual([])
    for (const { id, label } of leaves) expect(label).toBe(actionTexts[id as ActionId]['zh-CN'])
  })

  it('asks the page for each that the system does not do itself, and takes no key from its parts', () => {
    const own = leaves.filter(({ role }) => role === undefined)
    for (const { click } of own) (click as () => void)()
    expect(sent).toEqual(own.map(({ id }) => id))
    const taken = leaves.filter(({ id, accelerator }) => {
      const { scope } = actionTable[id as ActionId]
      return accelerator !== undefined && (scope === 'library' || id === 'cancel')
    })
    expect(taken).toEqual([])
    const keys = leaves.flatMap(({ accelerator }) => (accelerator === undefined ? [] : [accelerator]))
    expect(new Set(keys).size).toBe(keys.length)
  })
})
