import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultSettings } from '../../shared/model/defaultSettings'
import type { Serving } from '../../shared/model/serving'
import type { Settings } from '../../shared/model/settings'
import { defaultTarget } from '../../shared/dify/targets'
import { wrap } from '../../shared/dify/wrap'
import { type EndedRun, runToKeep } from '../runHistory/runToKeep'
import { addressesOf } from '../sandbox/server/ownAddresses'
import { ask } from '../sandbox/server/testing/ask'
import { absent, createServingBench, python, type ServingBench } from '../sandbox/server/testing/servingBench'
import { createServingHolder } from './servingHolder'

let bench: ServingBench
beforeAll(async () => {
  bench = await createServingBench()
})
afterAll(() => bench.close())

/** A holder with settings that are kept in memory, and all that the page was told. */
function hold(
  first: Partial<Settings> = {},
  asStarting: (update: (change: Partial<Settings>) => unknown) => void = () => undefined,
) {
  let settings: Settings = { ...defaultSettings, servePort: 0, ...first }
  const listeners = new Set<(settings: Settings) => void>()
  const told: Serving[] = []
  const kept: (EndedRun & { readonly workspace: string })[] = []
  const keptIn: string[] = []
  const update = (change: Partial<Settings>): Promise<Settings> => {
    settings = { ...settings, ...change }
    for (const listener of listeners) listener(settings)
    return Promise.resolve(settings)
  }
  const holder = createServingHolder({
    servers: bench.servers,
    settings: { get: () => settings, update, onChange: (listener) => (listeners.add(listener), () => undefined) },
    workspace: () =>
      Promise.resolve({
        path: '/somewhere/My nodes',
        requirements: () => Promise.resolve({ text: bench.requirements, folder: null }),
        serverEnv() {
          asStarting(update)
          return Promise.resolve('')
        },
      }),
    language: () => 'en',
    tell: (state) => told.push(state),
    keepAll: (workspace, ended) => Promise.resolve(kept.push(...ended.map((one) => ({ workspace, ...one }))) > 0),
    onKept: (workspace) => keptIn.push(workspace),
  })
  return { kept, keptIn, holder, told, update, settings: () => settings, last: () => told.at(-1) }
}

const run = async (port: number, key: string): Promise<number> => {
  const headers = { 'x-api-key': key, 'content-type': 'application/json' }
  const body = JSON.stringify(python('print("secret")'))
  return (await ask(port, { method: 'POST', path: '/v1/sandbox/run', headers, body })).status
}

describe('what the server of the window ran', () => {
  const inputs = new Map([
    ['text', 'two words'],
    ['api_key', 'sk-very-secret'],
  ])
  const asDify = (code: string): string => wrap(defaultTarget, 'python3', code, inputs).code
  const send = (port: number, key: string, code: string) =>
    ask(port, {
      method: 'POST',
      path: '/v1/sandbox/run',
      headers: { 'x-api-key': key, 'content-type': 'application/json' },
      body: JSON.stringify(python(code)),
    })

  it('goes into the run history as its author’s code with its inputs, and only where the settings say so', async () => {
    const { holder, settings, update, kept, keptIn } = hold()
    const port = (await holder.start()).address?.port ?? 0
    const { serveKey } = settings()
    const counts = 'def main(text, api_key):\n    print("counting")\n    return {"count": len(text.split())}\n'
    await send(port, serveKey, asDify(counts))
    await update({ keepServed: true })
    await send(port, serveKey, asDify(counts))
    await send(port, serveKey, asDify('def main(text, api_key):\n    raise ValueError(api_key)\n'))
    await send(port, serveKey, 'print("by hand")')
    await send(port, 'no such key', 'print("refused")')
    await update({ keepServed: false })
    await send(port, serveKey, 'print("not any more")')
    // It ends with all of them written.
    await holder.stop()
    expect(keptIn).toEqual([expect.any(String)])
    expect(kept).toMatchObject([
      {
        workspace: '/somewhere/My nodes',
        node: ':served',
        origin: 'served',
        request: {
          node: { code: counts, code_language: 'python3', variables: [{ variable: 'text' }, { variable: 'api_key' }] },
          inputs: { text: '"two words"' },
          target: defaultTarget.id,
        },
        result: { status: 'succeeded', outputs: '{"count": 2}', prints: 'counting\n' },
      },
      { result: { status: 'failed', outputs: null, error: expect.stringContaining('ValueError: sk-very-secret') } },
      {
        request: { node: { code: 'print("by hand")' }, inputs: {} },
        result: { status: 'succeeded', prints: 'by hand\n' },
      },
    ])
    expect(kept).toHaveLength(3)
    const written = JSON.stringify(kept.map(runToKeep))
    expect(written).toContain('two words')
    expect(written).not.toContain('sk-very')
  })
})

describe('the server of the window', () => {
  it('is off at first, makes its key, listens on this machine alone, and lists what it is asked', async () => {
    const { holder, settings, last, told } = hold()
    expect(holder.state()).toMatchObject({ status: 'off', address: null, problem: null })
    const started = await holder.start()
    const port = started.address?.port ?? 0
    expect(started.workspace).toBe('My nodes')
    expect(started.address).toEqual({ host: '127.0.0.1', port: expect.any(Number) as number })
    expect(settings().serveKey).toMatch(/^[\w-]{32}$/)
    await expect.poll(() => last()?.status).toBe('on')
    expect(told.map(({ status }) => status)).toEqual(['starting', 'on'])
    expect([await run(port, settings().serveKey), await run(port, 'dify-sandbox')]).toEqual([200, 401])
    await expect
      .poll(() => last()?.requests.map(({ status, outcome }) => [status, outcome]))
      .toEqual([
        [401, 'refused'],
        [200, 'ran'],
      ])
    expect(JSON.stringify(told)).not.toContain('secret')
    expect((await holder.stop()).status).toBe('off')
    await expect(run(port, settings().serveKey)).rejects.toThrow('ECONNREFUSED')
  })

  it('goes by another key at once, and by no older one', async () => {
    const { holder, settings, last } = hold({ serveKey: 'first' })
    await holder.start()
    await holder.newKey()
    await expect.poll(() => [last()?.status, holder.state().address === null]).toEqual(['on', false])
    const port = holder.state().address?.port ?? 0
    expect([await run(port, 'first'), await run(port, settings().serveKey)]).toEqual([401, 200])
    await holder.stop()
  })

  it('goes by what was set while it started: no longer beyond this machine, under another key', async () => {
    let changes: Partial<Settings>[] = [{ serveBeyond: false, serveKey: 'second' }]
    const { holder } = hold({ serveKey: 'first', serveBeyond: true }, (update) => {
      const now = changes
      changes = []
      for (const change of now) update(change)
    })
    const { address } = await holder.start()
    expect(address?.host).toBe('127.0.0.1')
    const port = address?.port ?? 0
    expect([await run(port, 'first'), await run(port, 'second')]).toEqual([401, 200])
    await holder.stop()
  })

  it('tells by what others reach it, and speaks as it is told at once', async () => {
    const { holder, update, last } = hold({ serveKey: 'own', serveBeyond: true })
    const first = await holder.start()
    expect([first.address?.host, first.dialect]).toEqual(['0.0.0.0', 'v1'])
    expect(first.others).toEqual(addressesOf('0.0.0.0'))
    await update({ serveBeyond: false, serveDialect: 'v2' })
    await expect.poll(() => [last()?.status, last()?.dialect, last()?.address?.host]).toEqual(['on', 'v2', '127.0.0.1'])
    expect(last()?.others).toEqual([])
    const headers = { 'x-api-key': 'own', 'content-type': 'application/json' }
    const body = JSON.stringify(python('print(1)'))
    const answer = await ask(last()?.address?.port ?? 0, { method: 'POST', path: '/v1/sandbox/run', headers, body })
    expect(answer.body).toContain('"exit_code":0')
    await holder.stop()
  })

  it('does not listen beyond this machine under the key that everybody knows', async () => {
    const { holder } = hold({ serveKey: 'dify-sandbox', serveBeyond: true })
    const state = await holder.start()
    expect(state).toMatchObject({ status: 'off', address: null, problem: { code: 'serve-key-plain' } })
  })

  it('says that its port is taken, and starts on another', async () => {
    const first = hold()
    const taken = (await first.holder.start()).address?.port ?? 0
    const { holder, update } = hold({ servePort: taken })
    const refused = await holder.start()
    expect(refused).toMatchObject({ status: 'off', problem: { code: 'serve-port-taken', params: { port: taken } } })
    await update({ servePort: 0 })
    expect(await holder.start()).toMatchObject({ problem: null })
    await Promise.all([holder.stop(), first.holder.stop()])
  })

  it('stays on and says why where its packages can not be had', async () => {
    bench.requirements = absent
    const { holder, last } = hold()
    await holder.start()
    await expect.poll(() => last()).toMatchObject({ status: 'on', problem: { code: 'package-unknown' } })
    bench.requirements = ''
    await holder.stop()
    expect(last()).toMatchObject({ status: 'off', problem: null })
  })

  it('starts and stops in turn, however fast it is switched', async () => {
    const { holder } = hold()
    const ends = await Promise.all([holder.start(), holder.stop(), holder.start(), holder.start(), holder.stop()])
    expect(ends.at(-1)).toMatchObject({ status: 'off', address: null })
    expect(holder.state().status).toBe('off')
  })
})
