import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { readdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { build } from 'vite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dify0_11 } from '../../shared/dify/targets/records'
import { defaultSettings } from '../../shared/model/settings'
import { tempFolder } from '../testing/tempFolder'
import { testEnv, testFolders } from '../testing/testData'
import { runTool } from '../processes/runTool'
import { interpreterOf } from './build'
import { createEnvironments } from './environments'

let root: string
let remove: () => Promise<void>

beforeEach(async () => {
  ;({ path: root, remove } = await tempFolder())
})
afterEach(() => remove())

/** A program of its own that builds the base of Dify 0.11 and tells each stage on standard output. */
async function builderProgram(): Promise<string> {
  const here = (path: string): string => JSON.stringify(fileURLToPath(new URL(path, import.meta.url)))
  const entry = join(root, 'builder.ts')
  await writeFile(
    entry,
    `import { createEnvironments } from ${here('./environments.ts')}
import { defaultSettings } from ${here('../../shared/model/settings.ts')}
import { testFolders } from ${here('../testing/testData.ts')}
import { dify0_11 } from ${here('../../shared/dify/targets/records.ts')}
const env = process.env
const environments = createEnvironments({ folders: testFolders(env), settings: () => defaultSettings, env, resourcesPath: null })
let last = ''
environments.onChange((build) => {
  const now = build.stages.filter(({ status }) => status === 'running').map(({ name, detail }) => name + ' ' + detail).join()
  if (now !== last) console.log(now)
  last = now
})
environments.wait({ target: dify0_11, requirements: '', dependencies: [] }).then((build) => {
  console.log(build.status)
  return environments.close()
})
`,
  )
  await build({
    configFile: false,
    logLevel: 'silent',
    root,
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      outDir: join(root, 'out'),
      target: 'node18',
      rollupOptions: { output: { entryFileNames: 'builder.mjs' } },
    },
  })
  return join(root, 'out', 'builder.mjs')
}

/** Starts the program and kills it without warning as soon as it tells a stage that matches; resolves when it is gone. */
async function killAt(program: string, stage: RegExp, env: NodeJS.ProcessEnv): Promise<string[]> {
  const child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const told: string[] = []
  createInterface({ input: child.stdout }).on('line', (line) => {
    told.push(line)
    if (stage.test(line)) child.kill('SIGKILL')
  })
  await new Promise((resolve) => child.on('close', resolve))
  return told
}

async function leftovers(): Promise<string[]> {
  return readdir(join(root, 'environments')).catch(() => [])
}

const visible = async (): Promise<string[]> => (await leftovers()).filter((name) => !name.startsWith('.'))

describe('a build whose process is killed', () => {
  it('leaves nothing that looks like an environment, and the next start sweeps and builds', async () => {
    const program = await builderProgram()
    const env = testEnv(root, { UV_CACHE_DIR: join(root, 'cold-cache') })
    const stages = [/^python/, /^downloading/, /^(downloading \S|installing)/, /^installing/, /^ready/]
    for (const stage of stages) {
      const told = await killAt(program, stage, env)
      expect(told.length).toBeGreaterThan(0)
      for (const name of await visible()) {
        // The kill came after the last step: then it is whole.
        expect(await readdir(join(root, 'environments', name))).toContain('nodelab-environment.json')
        const python = interpreterOf(join(root, 'environments', name))
        expect((await runTool(python, ['-I', '-c', 'import requests, wheel'], { env: {} })).exitCode).toBe(0)
      }
    }
    const environments = createEnvironments({
      folders: testFolders(env),
      settings: () => defaultSettings,
      env,
      resourcesPath: null,
    })
    const made = await environments.wait({ target: dify0_11, requirements: '', dependencies: [] })
    expect(made.status).toBe('ready')
    await environments.close()
    await expect.poll(leftovers, { timeout: 20_000 }).toEqual([made.environment?.key])
  })
})
