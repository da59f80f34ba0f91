import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, expect, it } from 'vitest'
import type { MachinePromise } from '../../../shared/promises/promises'
import { fakeMain } from '../../app/stores/testing/fakeMain'

// The stores listen to main as they are loaded.
const main = fakeMain()
const { PromisesSection } = await import('./PromisesSection')
const { useApp } = await import('../../app/stores/appStore')

const holder = document.createElement('div')
document.body.append(holder)
const page = createRoot(holder)
afterEach(() => act(() => page.unmount()))

it('tells of each means whether it is here and what that means, in the language of the window', async () => {
  const promises: MachinePromise[] = [
    { name: 'listener', isHere: false, version: null },
    { name: 'landlock', isHere: true, version: '4' },
    { name: 'network-off', isHere: null, version: null },
  ]
  main.answers['program.promises'] = () => promises
  act(() => page.render(<PromisesSection />))
  expect(main.inputs('program.promises')).toHaveLength(0)
  const button = holder.querySelector('button')
  expect(button?.textContent).toBe('Try It Out')
  await act(async () => button?.click())
  const rows = () => [...holder.querySelectorAll('li')].map(({ textContent }) => textContent)
  expect(rows()[0]).toMatch(/^seccomp listenernot here.*Dify may refuse what runs here\.$/)
  expect(rows()[1]).toMatch(/^Landlock 4here.*closed to a run/)
  expect(rows()[2]).toMatch(/^network offnot tried.*no Python/)
  act(() => useApp.setState({ language: 'zh-CN' }))
  expect(rows()[0]).toContain('Dify 可能会拒绝')
})
