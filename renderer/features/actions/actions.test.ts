import { describe, expect, it } from 'vitest'
import { actionIds, type ActionSpec, actionTable } from '../../../shared/actions/actionTable'
import { actionTexts } from '../../../shared/actions/actionTexts'
import { fakeMain } from '../../app/stores/testing/fakeMain'
import { scoreOf } from './actionScore'

// The stores listen to main as they are loaded.
const main = fakeMain()
const { actionRuns } = await import('./actionRuns')
const { whyNot } = await import('./doAction')
const { noteAction, recentActions } = await import('./recentActions')
const { nodeWith, openNode } = await import('../run/testing/data')

describe('the actions of the page', () => {
  it('have the field for a search take the very next key, where it is on the page', async () => {
    const field = document.createElement('input')
    document.body.innerHTML = '<div class="find-setting"></div>'
    document.querySelector('.find-setting')?.append(field)
    void actionRuns['find-setting']?.run()
    await Promise.resolve()
    await Promise.resolve()
    expect(document.activeElement).toBe(field)
    document.body.replaceChildren()
  })

  it('are all that the window hears: no key and no name does nothing', () => {
    const dead = actionIds.filter((id) => {
      const { scope }: ActionSpec = actionTable[id]
      return scope === 'window' && actionRuns[id] === undefined
    })
    expect(dead).toEqual([])
    // These are the system's.
    const system = ['about', 'hide', 'hide-others', 'show-all']
    expect(actionIds.filter((id) => actionRuns[id] === undefined)).toEqual(system)
  })

  it('say why they can not be done while nothing is open', () => {
    expect([whyNot('run'), whyNot('close-tab'), whyNot('cancel'), whyNot('settings')]).toEqual([
      'noNode',
      'noTab',
      'notRunning',
      null,
    ])
  })

  it('say what the open node lacks for them', () => {
    const why = () => [whyNot('show-cases'), whyNot('run-cases'), whyNot('format')]
    const one = { name: 'one', inputs: {}, checks: [], error: null, targets: [] }
    openNode('words', nodeWith({ code_language: 'javascript', cases: [] }))
    expect(why()).toEqual(['noCases', 'noCases', null])
    openNode('words', nodeWith({ code_language: 'jinja2' }))
    expect(whyNot('format')).toBe('noFormat')
    openNode('words', nodeWith({ cases: [one] }))
    expect(why()).toEqual([null, null, null])
  })

  it('are found by words of either language in any order, the recent ones before others', () => {
    const score = (id: keyof typeof actionTexts, typed: string, isRecent = false): number =>
      scoreOf(`/action/${id}`, typed, [actionTexts[id].en, actionTexts[id]['zh-CN']], isRecent)
    expect(score('rename', 'node rename')).toBeGreaterThan(0)
    expect(score('rename', '重命名')).toBeGreaterThan(0)
    expect(score('rename', 'zoom')).toBe(0)
    expect(score('check', 'dify', true)).toBeGreaterThan(score('copy-to-dify', 'dify'))
  })

  it('are kept by what was chosen last, each once', () => {
    for (const id of ['save', 'theme', 'save', 'reveal', 'history', 'packages', 'search'] as const) noteAction(id)
    expect(recentActions()).toEqual(['search', 'packages', 'history', 'reveal', 'save'])
    // Main keeps them: the browser keeps nothing in a home with letters that it can't write.
    expect(main.inputs('app.noteAction').at(-1)).toEqual({ action: 'search' })
    expect(localStorage).toHaveLength(0)
  })
})
