import { randomUUID } from 'node:crypto'
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import type { ConfinementMode } from '../../../shared/model/confinement'
import type { CodeNode } from '../../../shared/model/node'
import type { Build } from '../../../shared/model/environment'
import type { RunResult } from '../../../shared/model/run'
import type { Target } from '../../../shared/dify/targets/target'
import type { RunHooks, RunLimits, Sandbox } from '../../engineTypes'
import { createRunNode } from '../../run/runNode'
import { tempFolder } from '../../testing/tempFolder'
import type { HostileNode } from '../hostile/hostileNode'
import { anyPython } from './processes'

/** What only a file outside holds: no result, print or error may. */
export const secret = `the secret of the author ${randomUUID()}`

/** Makes the sandbox of a run; its interpreters are those of this machine. */
export type SandboxFor = (
  target: Target,
  limits: RunLimits,
  interpreters: { readonly python: string | null; readonly node: string | null },
) => Sandbox

/** Where hostile nodes are let loose: files that are not theirs, services that listen, and nodes that only want to work. */
export interface HostileGround {
  readonly root: string
  /** What only programs of hostile nodes have in their command line. */
  readonly trace: string
  /** Runs a node with a time limit in seconds; without a mode as its target's own sandbox holds it. */
  run(
    node: Pick<CodeNode, 'code' | 'code_language'>,
    how: { readonly seconds: number; readonly mode: ConfinementMode | null; readonly python?: string },
    hooks?: RunHooks,
  ): Promise<RunResult>
  /** The code of a hostile node with this ground's own places in it. */
  codeOf(node: HostileNode, sibling: number): string
  /** What is outside, by name: as it was at the start, unless something was done to it. */
  outside(): Promise<Readonly<Record<string, string>>>
  close(): Promise<void>
}

function listen(server: Server, at: number | string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    if (typeof at === 'number') server.listen(at, '127.0.0.1', resolve)
    else server.listen(at, resolve)
  })
}

/** An environment that is there already: what hostile nodes do needs no package. */
function readyBuild(python: string): Build {
  const environment = {
    key: 'test',
    target: '',
    python: { version: 'of this machine', asked: '', path: python, exact: false },
    packages: [],
    baseChanges: [],
  }
  const node = { asked: '', found: { version: process.version, path: process.execPath } }
  const rest = { stages: [], log: '', problems: [], notices: [], lastGood: null, waitsFor: null, startedAt: 0 }
  return { id: 'test', target: '', status: 'ready', environment, node, ...rest }
}

/** Makes the ground; `outputCap` in bytes holds for all of its runs. */
export async function createHostileGround(
  target: string,
  outputCap: number,
  sandboxFor: SandboxFor,
): Promise<HostileGround> {
  const { path: root, remove } = await tempFolder()
  const home = join(root, 'home')
  await mkdir(home)
  await writeFile(join(home, 'secret.txt'), secret)
  const python = anyPython()
  const sockets = new Set<Socket>()
  const answer = (socket: Socket): void => {
    sockets.add(socket)
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
    socket.on('data', () => socket.write('hello back'))
  }
  const service = createServer(answer)
  const abstract = createServer(answer)
  const abstractName = `nodelab-test-${randomUUID()}`
  await listen(service, 0)
  if (process.platform === 'linux') await listen(abstract, `\0${abstractName}`)
  const address = service.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0

  const trace = `trace-${randomUUID()}`
  return {
    root,
    trace,
    run({ code, code_language }, { seconds, mode, python: other = python }, hooks = {}) {
      const limits = { timeoutSeconds: seconds, outputCap }
      const build = readyBuild(other)
      const runNode = createRunNode({
        environments: { wait: () => Promise.resolve(build), hold: () => () => undefined },
        limitsOf: () => limits,
        sandboxFor: (of, own, pythonPath, nodePath) => sandboxFor(of, own, { python: pythonPath, node: nodePath }),
        remoteFor: () => {
          throw new Error('Hostile nodes run on this machine alone.')
        },
      })
      const outputs = [{ name: 'result', spec: { type: 'string', children: null } }] as const
      const rest = { title: 'hostile', desc: '', variables: [], dependencies: [], target: null, samples: {} }
      return runNode(
        {
          node: { ...rest, code, code_language, outputs: [...outputs] },
          inputs: {},
          target,
          ...(mode !== null && { mode }),
        },
        '',
        hooks,
      )
    },
    codeOf: ({ code }, sibling) =>
      code
        .replaceAll('@OUTSIDE@', home)
        .replaceAll('@SITE@', join(python, '..', '..'))
        .replaceAll('@SIBLING@', String(sibling))
        .replaceAll('@PORT@', String(port))
        .replaceAll('@ABSTRACT@', abstractName)
        .replaceAll('@TRACE@', trace)
        .replaceAll('@APP@', String(process.pid)),
    async outside() {
      const names = await readdir(home)
      const texts = await Promise.all(names.map((name) => readFile(join(home, name), 'utf8')))
      return Object.fromEntries(names.map((name, at) => [name, texts[at] ?? '']))
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      service.close()
      abstract.close()
      await remove()
    },
  }
}
