import { describe, expect, it } from 'vitest'
import { dify1_16 } from '../../../shared/dify/targets/records'
import type { SandboxResult } from '../../engineTypes'
import type { DialectOptions } from './dialectOptions'
import { createGate } from './gate'
import { createOfficial } from './official'
import { createSandboxPyDialect } from './sandboxPyDialect'
import { createKeyCheck, type SandboxServer, startSandboxServer } from './sandboxServer'
import { ask, open, requestText } from './testing/ask'
import { key, python } from './testing/servingBench'

const question = {
  method: 'POST',
  path: '/v1/sandbox/run',
  headers: { 'x-api-key': key, 'content-type': 'application/json' },
  body: JSON.stringify(python('print(1)')),
}

const dialects = [
  ['v2', (parts: DialectOptions) => createOfficial('v2', parts), 503],
  ['py', (parts: DialectOptions) => createSandboxPyDialect(parts), 500],
] as const

/** A server whose runs are over at once, with more to tell than waits in the sockets of a system. */
async function serve(make: (parts: DialectOptions) => ReturnType<typeof createOfficial>, sendMs?: number) {
  const stdout = 'a'.repeat(30_000_000)
  const result = { stdout, stderr: '', error: '', exitCode: 0, timedOut: false, truncated: false } as SandboxResult
  const place = { sandbox: { run: () => Promise.resolve(result) }, end: () => undefined }
  const gate = createGate({ maxRequests: 2, maxWorkers: 1 })
  let ended = 0
  const server: SandboxServer = await startSandboxServer({
    host: '127.0.0.1',
    port: 0,
    headers: {},
    language: 'en',
    onRequest: () => (ended += 1),
    ...(sendMs === undefined ? {} : { sendMs }),
    dialect: make({
      target: dify1_16,
      places: { ready: () => place } as never,
      gate,
      knows: createKeyCheck(key),
      mode: undefined,
      takesPackages: true,
      allowsNetwork: true,
      language: 'en',
      cappedWords: '',
    }),
  })
  return { server, gate, ended: () => ended }
}

describe.each(dialects)('a client of %s that does not read its answer', (_, make, refused) => {
  it('keeps its place, no worker, until it is gone', async () => {
    const { server, gate, ended } = await serve(make)
    const sockets = await Promise.all([open(server.port), open(server.port)])
    for (const socket of sockets) socket.write(requestText(question, server.port))
    await expect.poll(ended).toBe(2)
    expect((await ask(server.port, question)).status).toBe(refused)
    sockets[0].destroy()
    await expect.poll(gate.size).toBe(1)
    expect((await ask(server.port, question)).status).toBe(200)
    await server.close()
    sockets[1].destroy()
    await expect.poll(gate.size).toBe(0)
  })

  it('keeps none once it is gone, with as many requests on one connection as it likes', async () => {
    const { server, gate, ended } = await serve(make)
    const socket = await open(server.port)
    const kept = { ...question, headers: { ...question.headers, connection: 'keep-alive' } }
    socket.write(Buffer.concat([requestText(kept, server.port), requestText(kept, server.port)]))
    await expect.poll(ended).toBe(2)
    expect(gate.size()).toBe(2)
    socket.destroy()
    await expect.poll(gate.size).toBe(0)
    await server.close()
  })

  it('is ended after a while', async () => {
    const { server, gate, ended } = await serve(make, 300)
    const socket = await open(server.port)
    socket.write(requestText(question, server.port))
    await expect.poll(ended).toBe(1)
    await expect.poll(gate.size).toBe(0)
    expect((await ask(server.port, question)).status).toBe(200)
    socket.destroy()
    await server.close()
  })
})
