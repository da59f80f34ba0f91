import { expect, it, vi } from 'vitest'
import type { Build, Environment } from '../../../shared/model/environment'
import { fakeMain } from '../../app/stores/testing/fakeMain'

// The stores listen to main as they are loaded.
const main = fakeMain()
const { useApp } = await import('../../app/stores/appStore')
const { useEnvironment } = await import('../../app/stores/environmentStore')
const { nodeWith, openNode } = await import('../run/testing/data')
const { askAt, onOtherGround, tellLanguageServer } = await import('./languageLink')

const aim = (target: string): void => useApp.setState(({ settings }) => ({ settings: { ...settings, target } }))

/** Shows the build of a target: with an environment, or still under way. */
function show(target: string, key: string | null): void {
  const environment = key === null ? null : ({ key } as Environment)
  const build = { id: target, target, environment, lastGood: null } as Build
  useEnvironment.setState({ builds: { [target]: build }, current: target })
}

it('says when a node stands on another environment than that of which main was asked, and not for its text', async () => {
  const again = vi.fn()
  onOtherGround(again)
  openNode('n', nodeWith({ code: 'a' }))
  aim('dify-1.16')
  show('dify-1.16', 'one')
  tellLanguageServer()
  openNode('n', nodeWith({ code: 'ab' }))
  expect(askAt('n', 1, 3)).toMatchObject({ id: 'n', line: 1 })
  await Promise.resolve()
  expect(again).not.toHaveBeenCalled()

  // While the other one is built there is none: what is asked by then is asked again once it is there.
  aim('dify-0.11')
  show('dify-0.11', null)
  askAt('n', 1, 3)
  // A question is of what there is when it is asked.
  expect(main.inputs('language.show').at(-1)).toMatchObject({ target: 'dify-0.11', environment: null })
  expect(again).not.toHaveBeenCalled()
  await Promise.resolve()
  expect(again).toHaveBeenCalledTimes(1)
  show('dify-0.11', 'two')
  tellLanguageServer()
  await Promise.resolve()
  expect(again).toHaveBeenCalledTimes(2)

  // Another node has no list on screen.
  openNode('m', nodeWith({ code: 'a', target: 'dify-1.16' }))
  tellLanguageServer()
  await Promise.resolve()
  expect(again).toHaveBeenCalledTimes(2)
})
