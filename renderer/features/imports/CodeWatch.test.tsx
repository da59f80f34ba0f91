import { afterEach, expect, it, vi } from 'vitest'
import { useApp } from '../../app/stores/appStore'
import { useEnvironment } from '../../app/stores/environmentStore'
import { facts, showEnvironment } from '../packages/testing/environment'
import { until } from '../packages/testing/until'
import { nodeWith, openNode } from '../run/testing/data'
import { answer } from '../run/testing/fakeBridge'
import { render } from '../run/testing/render'
import { useCodeProblems } from './codeProblems'
import { CodeWatch } from './CodeWatch'

const codes = (): (string | undefined)[] =>
  (useCodeProblems.getState()['n']?.problems ?? []).map(({ problem }) => problem.code)

afterEach(() => vi.unstubAllGlobals())

it('an import of what a condition leaves out is on its way until its environment is there, and then told as left out', async () => {
  answer('packages.facts', () => facts)
  showEnvironment('pandas ; python_version < "3.9"\nnumpy ; sys_platform == "win32"\nnumpy\n')
  const asked = useEnvironment.getState().asked
  useEnvironment.setState({ asked: asked - 1 })
  openNode('n', nodeWith({ target: 'dify-1.16', code: 'import pandas\nimport numpy\ndef main():\n    return {}\n' }))
  await render(<CodeWatch id="n" />)
  await until(() => expect(codes()).toEqual(['module-coming', 'module-coming']))
  useEnvironment.setState({ asked })
  // numpy is asked for without a condition as well.
  await until(() => expect(codes()).toEqual(['module-left-out', 'module-coming']))
})

it("ruff looks anew once the target, and with it the code's Python, is another", async () => {
  const asked: unknown[] = []
  class Ruff extends EventTarget {
    postMessage = ({ python }: { readonly python: string }): void => void asked.push(python)
  }
  vi.stubGlobal('Worker', Ruff)
  const aim = (target: string): void => useApp.setState(({ settings }) => ({ settings: { ...settings, target } }))
  aim('dify-1.16')
  openNode('n', nodeWith({ target: null }))
  await render(<CodeWatch id="n" />)
  await until(() => expect(asked).toEqual(['3.14']))
  aim('dify-0.11')
  await until(() => expect(asked).toEqual(['3.14', '3.10']))
})
