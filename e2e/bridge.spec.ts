import fc from 'fast-check'
import { commandNames } from '../shared/contract'
import { callBridge, catchLinks, expectAlive, logOf } from './support/bridge'
import { expect, test } from './support/nodelab'
import { callRaw, openRawBridge } from './support/rawBridge'

const refused = { ok: false, problem: { code: 'request-refused' } }

test.beforeEach(async ({ nodelab }) => {
  await nodelab.page.waitForFunction(() => 'nodelab' in window && document.readyState === 'complete')
})

test.describe('the bridge', () => {
  test('gives the page call and on, and nothing of Node or Electron', async ({ nodelab }) => {
    const seen = await nodelab.page.evaluate(() => ({
      bridge: Object.keys((window as unknown as { nodelab: object }).nodelab).sort(),
      leaked: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron', '__dirname', 'global'].filter(
        (name) => name in window,
      ),
    }))
    expect(seen).toEqual({ bridge: ['call', 'on'], leaked: [] })
  })

  test('can not be replaced or changed by the page', async ({ nodelab }) => {
    const own = await nodelab.page.evaluate(() => {
      const { nodelab: bridge } = window as unknown as { nodelab: { call: unknown } }
      const before = bridge.call
      try {
        bridge.call = () => 'mine'
      } catch {
        // A frozen object may say so; what counts is what it holds then.
      }
      return bridge.call === before
    })
    expect(own).toBe(true)
    await expectAlive(nodelab)
  })

  test('refuses a command and an event that the contract does not name', async ({ nodelab }) => {
    const { page } = nodelab
    await expect(callBridge(page, 'files.read', '/etc/passwd')).rejects.toThrow('Nodelab has no command files.read')
    await expect(callBridge(page, '__proto__', null)).rejects.toThrow('Nodelab has no command')
    const listening = page.evaluate(() => {
      const { nodelab: bridge } = window as unknown as { nodelab: { on(name: string, hear: () => void): void } }
      bridge.on('ELECTRON_BROWSER_REQUIRE', () => undefined)
    })
    await expect(listening).rejects.toThrow('Nodelab has no event')
    await expectAlive(nodelab)
  })
})

test.describe('main, by a page that got past the preload', () => {
  test('refuses unknown commands, whatever their name is', async ({ nodelab }) => {
    await openRawBridge(nodelab)
    const names = ['', 'files.read', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'app', 'APP.INFO']
    for (const name of [...names, 0, null, ['app.info'], { toString: 'app.info' }]) {
      expect(await callRaw(nodelab.page, name, null)).toMatchObject(refused)
    }
    expect(await callRaw(nodelab.page)).toMatchObject(refused)
    await expectAlive(nodelab)
  })

  test('answers any command with any argument, and lives', async ({ nodelab }) => {
    await catchLinks(nodelab)
    await openRawBridge(nodelab)
    const { page } = nodelab
    // `window.control` closes the window when it is asked to, and a run is started for what is a node: neither can be met by chance.
    const anything = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.record({ id: fc.string(), runId: fc.string() }))
    const call = fc.tuple(fc.constantFrom(...commandNames), anything)
    await fc.assert(
      fc.asyncProperty(fc.array(call, { minLength: 1, maxLength: 20 }), async (calls) => {
        const replies = await Promise.all(calls.map(([name, input]) => callRaw(page, name, input)))
        for (const reply of replies) expect(typeof reply.ok).toBe('boolean')
      }),
      { numRuns: 60 },
    )
    await expectAlive(nodelab)
  })

  test('refuses values of a wrong shape before a handler sees them', async ({ nodelab }) => {
    await openRawBridge(nodelab)
    const { page } = nodelab
    const wrong: readonly [string, unknown][] = [
      ['settings.update', { theme: 'pink' }],
      ['settings.update', { timeoutSeconds: 1e9 }],
      ['node.read', { workspace: '', id: 5 }],
      ['node.save', { workspace: '', id: 'a', node: {}, revision: '', force: false }],
      ['workspace.openRecent', { index: -1 }],
      ['workspace.openRecent', { index: 1_000_000 }],
      ['window.control', { action: 'toString' }],
      ['link.open', { url: 'https://example.com/'.padEnd(3000, 'x') }],
      ['run.start', { node: null, inputs: {}, target: 'dify-1.16' }],
    ]
    for (const [name, input] of wrong) expect(await callRaw(page, name, input), name).toMatchObject(refused)
    expect(await logOf(nodelab.author)).toContain('refused settings.update')
    await expectAlive(nodelab)
  })

  test('reads and writes no file outside the workspace, whatever id it is given', async ({ nodelab, author }) => {
    await openRawBridge(nodelab)
    const workspace = author.workspace
    const ids = ['../outside', '..', '/etc/passwd', 'C:\\Windows\\win', 'a/../../b', './x', 'a\0b', '']
    for (const id of ids) {
      expect(await callRaw(nodelab.page, 'node.read', { workspace, id }), id).toMatchObject({ ok: false })
      expect(await callRaw(nodelab.page, 'node.duplicate', { workspace, id }), id).toMatchObject({ ok: false })
      expect(await callRaw(nodelab.page, 'node.remove', { workspace, id }), id).toMatchObject({ ok: false })
    }
    const refusal = await callRaw(nodelab.page, 'node.read', { workspace: '/etc', id: 'installed_packages' })
    expect(refusal).toMatchObject({ ok: false, problem: { code: 'workspace-other' } })
    const own = await callRaw(nodelab.page, 'node.read', { workspace, id: 'installed_packages' })
    expect(own).toMatchObject({ ok: true, value: { kind: 'node' } })
    for (const token of ['../../settings.json', '1-..%2F..%2Fx', '']) {
      expect(await callRaw(nodelab.page, 'node.restore', { workspace, token }), token).toMatchObject({ ok: false })
    }
    await expectAlive(nodelab)
  })
})
