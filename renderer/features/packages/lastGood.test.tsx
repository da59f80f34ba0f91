import { answer } from '../run/testing/fakeBridge'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Build } from '../../../shared/model/environment'
import { problem } from '../../../shared/problems'
import { useApp } from '../../app/stores/appStore'
import { useEnvironment } from '../../app/stores/environmentStore'
import { EnvironmentPill } from '../environment/EnvironmentPill'
import { BuildPanel } from '../run/BuildPanel'
import { ResultTab } from '../run/ResultTab'
import { nodeWith, resultWith, runOf } from '../run/testing/data'
import { click, render } from '../run/testing/render'
import { PackagesPage } from './PackagesPage'
import { build, facts, showEnvironment } from './testing/environment'
import { until } from './testing/until'

const { environment } = build
if (environment === null) throw new Error('the example has an environment')
const failed: Build = {
  ...build,
  id: 'f',
  status: 'failed',
  environment: null,
  problems: [problem('package-unknown', 'requirements', { params: { name: 'rapidfuz', nearest: '' }, line: 2 })],
  lastGood: { environment, notices: [] },
}
const stays = 'Your nodes still run: the last environment that was built stays in use.'

beforeEach(() => {
  showEnvironment('# mine\nrapidfuz\n')
  answer('packages.facts', () => facts)
  answer('packages.newer', () => [])
  answer('environments.builds', () => [])
})

const show = (one: Build): void => useEnvironment.setState({ builds: { [one.id]: one }, current: one.id })

describe('the environment that was built last, while the last build gave none', () => {
  it('stands in the pill with its packages and how that build ended, amber, in both languages', async () => {
    show(failed)
    const { page, one } = await render(<EnvironmentPill />)
    expect(page.textContent).toBe('Python 3.14 · 7 packages · last build failed')
    expect(page.querySelector('.pill .dot.warn')).not.toBeNull()
    await click(one('.pill'))
    const details = document.querySelector('.details')
    expect(details?.textContent).toContain(stays)
    expect(details?.textContent).toContain(environment.key)

    useApp.setState({ language: 'zh-CN' })
    show({ ...failed, status: 'cancelled' })
    await until(() => expect(one('.pill').textContent).toBe('Python 3.14 · 7 个软件包 · 上次构建已取消'))
    useApp.setState({ language: 'en' })

    show({ ...failed, lastGood: null })
    await until(() => expect(one('.pill').textContent).toBe('No environment'))
    expect(page.querySelector('.pill .dot.danger')).not.toBeNull()
  })

  it('is in the table of packages, and the reason beside it says that nodes still run', async () => {
    show(failed)
    const { page, one } = await render(<PackagesPage />)
    expect(page.querySelectorAll('.packages-list .tr, [role=grid] .tr')).toHaveLength(7)
    expect(one('.build-title').textContent).toContain('there is no package named rapidfuz')
    expect(one('.build-problems').textContent).toContain(stays)
    show({ ...failed, lastGood: null })
    await until(() => expect(page.textContent).not.toContain(stays))
  })

  it('is told in the place of a result, and above the result of a run in it', async () => {
    const { page } = await render(<BuildPanel id="words" build={{ ...failed, status: 'cancelled' }} first={false} />)
    expect(page.textContent).toContain(stays)
    expect(page.textContent).not.toContain('only in an environment that is whole')

    const kept = problem('last-good-used', 'requirements', { severity: 'warning', line: 2 })
    const result = resultWith({ outputs: '{}', problems: [kept] })
    const ran = await render(<ResultTab id="words" run={runOf(nodeWith(), result)} build={failed} firstBuild={false} />)
    expect(ran.page.textContent).toContain('Ran in the last environment that was built')
    await click(ran.named('Why'))
    expect(useApp.getState().panelTab).toBe('problems')
  })
})
