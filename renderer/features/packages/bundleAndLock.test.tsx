import { answer, calls, emit } from '../run/testing/fakeBridge'
import { Toaster } from 'sonner'
import { beforeEach, describe, expect, it } from 'vitest'
import { problem, ProblemError } from '../../../shared/problems'
import { useApp } from '../../app/stores/appStore'
import { useSources } from '../../app/stores/sourceStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { click, render } from '../run/testing/render'
import { BundleActions } from './BundleActions'
import { LockNote } from './LockNote'
import { showEnvironment } from './testing/environment'
import { until } from './testing/until'

const lock = { state: 'none', resolvedAt: '', baseDate: '', packages: 0, problem: null }
const opened = { path: '/b.zip', packages: 1, bytes: 1, requirements: 'six==1.16.0\n' }
const requirements = (): string => useWorkspace.getState().requirements?.text ?? ''
const called = (name: string): boolean => calls.some((one) => one.name === name)

/** A promise that a test settles. */
function later<T>() {
  let settle: (value: T) => void = () => {}
  const promise = new Promise<T>((resolve) => (settle = resolve))
  return { promise, settle }
}

function enter(path: string): void {
  useWorkspace.setState({ workspace: { path, name: path, writable: true, problems: [], recent: [] } })
}

beforeEach(() => {
  calls.length = 0
  showEnvironment('mine\n')
  useSources.setState({ lock: null, locking: false, bundling: null, bundled: null })
  answer('lock.read', () => lock)
  answer('bundle.open', () => opened)
  answer('requirements.save', () => ({ kind: 'saved', revision: 'r2' }))
})

describe('a bundle that is opened', () => {
  it('gives its requirements, and the way back keeps what was typed since and brings the lock back', async () => {
    const { named } = await render(
      <>
        <BundleActions />
        <Toaster />
      </>,
    )
    await click(named('Open a bundle…'))
    await until(() => expect(requirements()).toBe(opened.requirements))
    await until(() => expect(document.querySelector('[data-sonner-toast] button')).not.toBeNull())
    useWorkspace.getState().editRequirements(`${requirements()}typed\n`)
    await click(document.querySelector('[data-sonner-toast] button') as HTMLElement)
    await until(() => expect(called('bundle.undoLock')).toBe(true))
    expect(requirements()).toBe('mine\ntyped\n')
    // It takes a moment to go, and would else go when there is no page any more.
    await until(() => expect(document.querySelector('[data-sonner-toast]')).toBeNull())
  })

  it('writes nothing into another workspace that is open by then', async () => {
    const { promise, settle } = later<typeof opened>()
    answer('bundle.open', () => promise)
    const opening = useSources.getState().openBundle()
    enter('/other')
    settle(opened)
    await expect(opening).rejects.toMatchObject({ problem: { code: 'bundle-workspace-left' } })
    expect(requirements()).toBe('mine\n')
  })
})

describe('the lock', () => {
  it('is that of what is shown, whichever answer comes last', async () => {
    const slow = later<object>()
    answer('lock.read', ({ workspace }: { workspace: string }) => (workspace === '/w' ? slow.promise : lock))
    const first = useSources.getState().readLock()
    enter('/other')
    await useSources.getState().readLock()
    slow.settle({ ...lock, state: 'matches', packages: 7 })
    await first
    expect(useSources.getState().lock).toMatchObject({ state: 'none' })
    // The target alone may be another one, and nobody asked again yet.
    const written = later<object>()
    answer('lock.write', () => written.promise)
    const writing = useSources.getState().writeLock()
    await until(() => expect(called('lock.write')).toBe(true))
    useApp.setState({ settings: { ...useApp.getState().settings, target: 'dify-0.11' } })
    written.settle({ ...lock, state: 'matches', packages: 7 })
    await writing
    expect(useSources.getState()).toMatchObject({ lock: { state: 'none' }, locking: false })
  })

  it('that is being written can be cancelled', async () => {
    const { promise, settle } = later<null>()
    const cancelled = problem('lock-cancelled', 'requirements')
    answer('lock.write', () =>
      promise.then(() => {
        throw new ProblemError(cancelled)
      }),
    )
    const { page, named } = await render(<LockNote />)
    await until(() => expect(page.textContent).toContain('Write the lock'))
    await click(named('Write the lock'))
    const stage = { count: null, total: null, bytes: null, detail: '', elapsedMs: null }
    const python = { ...stage, name: 'python', status: 'done', detail: '3.10.13', elapsedMs: 400 }
    const resolving = { ...stage, name: 'resolving', status: 'running', count: 3, total: 12 }
    emit('lock.progress', { startedAt: Date.now() - 1500, stages: [python, resolving] })
    await until(() => expect(page.textContent).toMatch(/Locking….*1\.\d s.*Python3\.10\.13 · 0\.4 s.*Resolving3 of 12/))
    await click(named('Cancel'))
    expect(called('lock.cancel')).toBe(true)
    settle(null)
    await until(() => expect(page.textContent).not.toContain('Cancel'))
    // Who cancelled it knows.
    expect(useApp.getState().problems).toEqual([])
  })
})
