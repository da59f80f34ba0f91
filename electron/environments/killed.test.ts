import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { send } from '../processes/signals'
import { runTool } from '../processes/runTool'
import { interpreterOf } from './build'
import { createOwnIndex, type OwnIndex, wishFor } from './testing/ownIndex'

/** So many builds are killed, each at another moment. */
const kills = 50

/** The moments come from this number: the same ones at each run of the test. */
const seed = 20_240_915

let own: OwnIndex
beforeEach(async () => {
  own = await createOwnIndex()
})
afterEach(() => own.remove())

const requirements = 'alpha\nbeta\n'

/** A program of its own that builds what the test asks for, and tells when it begins and how it ended. */
async function builderProgram(): Promise<string> {
  const here = (path: string): string => JSON.stringify(fileURLToPath(new URL(path, import.meta.url)))
  const folder = join(own.root, '..', 'program')
  const entry = join(own.root, '..', 'builder.ts')
  await writeFile(
    entry,
    `import { createEnvironments } from ${here('./environments.ts')}
import { bareTarget } from ${here('./testing/ownIndex.ts')}
import { defaultSettings } from ${here('../../shared/model/settings.ts')}
import { testFolders } from ${here('../testing/testData.ts')}
const env = process.env
const settings = { ...defaultSettings, indexUrl: ${JSON.stringify(own.index.url)} }
const environments = createEnvironments({ folders: testFolders(env), settings: () => settings, env, resourcesPath: null })
console.log('begun')
environments.wait({ target: bareTarget, requirements: ${JSON.stringify(requirements)}, dependencies: [] }).then((build) => {
  console.log(build.status)
  return environments.close()
})
`,
  )
  await build({
    configFile: false,
    logLevel: 'silent',
    root: join(own.root, '..'),
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      outDir: folder,
      target: 'node18',
      rollupOptions: { output: { entryFileNames: 'builder.mjs' } },
    },
  })
  return join(folder, 'builder.mjs')
}

/** What is killed: Nodelab, or what it has started at that moment (uv, mostly), where the system tells. */
type Victim = 'nodelab' | 'uv'

function started(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number).filter(Boolean)
  } catch {
    return []
  }
}

interface End {
  readonly told: string
  /** Milliseconds until it was ready, from its beginning on; null where it never was. */
  readonly readyMs: number | null
}

/** Runs the program, and kills without warning when the time is over. */
function buildFor(program: string, ms: number | null, victim: Victim = 'nodelab'): Promise<End> {
  const child = spawn(process.execPath, [program], { env: own.env, stdio: ['ignore', 'pipe', 'inherit'] })
  const { pid = 0 } = child
  let told = ''
  let began = 0
  let readyMs: number | null = null
  let timer: NodeJS.Timeout | undefined
  const kill = (): void => {
    const victims = victim === 'uv' ? started(pid) : []
    for (const one of victims.length > 0 ? victims : [pid]) send(one, 'SIGKILL')
  }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (began === 0) {
      began = performance.now()
      if (ms !== null) timer = setTimeout(kill, ms)
    }
    told += text
    if (told.includes('ready')) readyMs ??= performance.now() - began
  })
  return new Promise((resolve) => {
    child.on('close', () => {
      clearTimeout(timer)
      resolve({ told, readyMs })
    })
  })
}

const names = (): Promise<string[]> => readdir(join(own.root, 'environments')).catch(() => [])
const visible = async (): Promise<string[]> => (await names()).filter((name) => !name.startsWith('.'))

/** Fails where something looks like an environment and is none. */
async function expectWhole(): Promise<number> {
  const found = await visible()
  for (const name of found) {
    const folder = join(own.root, 'environments', name)
    expect(await readdir(folder)).toContain('nodelab-environment.json')
    const code = 'import alpha, beta, alpha_more; print(alpha.version, beta.version)'
    const end = await runTool(interpreterOf(folder), ['-I', '-c', code], { env: {} })
    expect(end.stdout.trim()).toBe('1.0 1.0')
  }
  return found.length
}

/** Numbers between 0 and 1 that are the same at each run. */
function* moments(): Generator<number> {
  for (let state = seed; ;) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    yield state / 2 ** 31
  }
}

describe('a build whose process is killed', () => {
  it(`at ${kills} random moments leaves nothing that looks like an environment, and the next one works`, async () => {
    own.index.add({ name: 'alpha', version: '1.0', files: { 'alpha_more/__init__.py': '' } })
    own.index.add({ name: 'beta', version: '1.0' })
    const program = await builderProgram()
    expect((await buildFor(program, null)).told).toContain('ready')
    await expectWhole()
    const random = moments()
    let span = 0
    let cut = 0
    for (let kill = 0; kill < kills; kill += 1) {
      await rm(join(own.root, 'environments'), { recursive: true, force: true, maxRetries: 20 })
      // What was resolved and fetched before is there mostly, but not always.
      if (kill % 3 === 0) await rm(join(own.root, 'locks'), { recursive: true, force: true, maxRetries: 20 })
      if (kill % 5 === 0) await rm(own.cache, { recursive: true, force: true, maxRetries: 20 })
      if (span === 0) span = (await buildFor(program, null)).readyMs ?? 1000
      const moment = (random.next().value ?? 0) * span
      const { told, readyMs } = await buildFor(program, moment, kill % 2 === 0 ? 'nodelab' : 'uv')
      if (!told.includes('ready')) cut += 1
      else span = readyMs ?? span
      await expectWhole()
    }
    // Enough of them came before the end, else the moments say nothing.
    expect(cut).toBeGreaterThan(kills / 4)
    const environments = own.start()
    const made = await environments.wait(wishFor(requirements))
    expect(made).toMatchObject({ status: 'ready', problems: [] })
    await environments.close()
    await expect.poll(names).toEqual([made.environment?.key])
    expect(await expectWhole()).toBe(1)
  })
})
