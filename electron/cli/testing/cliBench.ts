import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { cp, mkdir, writeFile } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { defaultSettings } from '../../../shared/model/settings'
import { findUv } from '../../environments/findUv'
import { tempFolder } from '../../testing/tempFolder'
import { testEnv, testFolders } from '../../testing/testData'

/** How a command ended. */
export interface End {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Running {
  readonly child: ChildProcessWithoutNullStreams
  /** What came so far. */
  readonly stdout: () => string
  readonly stderr: () => string
  readonly end: Promise<End>
}

export interface CallOptions {
  /** Variables beside those of every call. */
  readonly env?: NodeJS.ProcessEnv
  readonly cwd?: string
  /** What comes on standard input. */
  readonly input?: string
}

/** The command line as it is shipped, in one file, with a folder to call it in. */
export interface CliBench {
  /** Where commands are called and files are written. */
  readonly folder: string
  /** The data folder. */
  readonly home: string
  start(args: readonly string[], options?: CallOptions): Running
  run(args: readonly string[], options?: CallOptions): Promise<End>
  write(name: string, text: string): Promise<string>
  remove(): Promise<void>
}

const examples = fileURLToPath(new URL('../../workspace/examples', import.meta.url))
const cli = fileURLToPath(new URL('../../cli.ts', import.meta.url))

async function bundle(folder: string): Promise<string> {
  const builtin = new Set(builtinModules.flatMap((name) => [name, `node:${name}`]))
  await build({
    configFile: false,
    logLevel: 'silent',
    root: folder,
    ssr: { noExternal: true },
    build: {
      ssr: cli,
      outDir: join(folder, 'out'),
      target: 'node18',
      rollupOptions: { external: (id) => builtin.has(id), output: { format: 'cjs', entryFileNames: 'cli.cjs' } },
    },
  })
  await cp(examples, join(folder, 'out', 'examples'), { recursive: true })
  return join(folder, 'out', 'cli.cjs')
}

/** Builds the command line and makes it ready to be called, with the uv of this machine's other tests. */
export async function createCliBench(): Promise<CliBench> {
  const temp = await tempFolder()
  const [folder, home] = [join(temp.path, 'work'), join(temp.path, 'home')]
  await Promise.all([mkdir(folder), mkdir(home)])
  const env = testEnv(home, { LANG: 'C.UTF-8', LC_ALL: '', LC_MESSAGES: '' })
  const uv = await findUv({ folders: testFolders(env), settings: defaultSettings, env, resourcesPath: null })
  const program = await bundle(temp.path)

  function start(args: readonly string[], options: CallOptions = {}): Running {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: options.cwd ?? folder,
      env: { ...env, NODELAB_UV: uv.path, ...options.env },
    })
    const text = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (piece: string) => (text[name] += piece))
    }
    const end = new Promise<End>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (code) => resolve({ code, ...text }))
    })
    return { child, stdout: () => text.stdout, stderr: () => text.stderr, end }
  }

  return {
    folder,
    home,
    start,
    async run(args, options = {}) {
      const { child, end } = start(args, options)
      child.stdin.end(options.input ?? '')
      return end
    },
    async write(name, text) {
      const path = join(folder, name)
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, text)
      return path
    },
    remove: temp.remove,
  }
}

/** The text of a node file: inputs and outputs as `name: type`. */
export function nodeFile(
  code: string,
  {
    inputs = {},
    outputs = { result: 'string' },
    more = '',
    language = 'python3',
  }: {
    readonly inputs?: Readonly<Record<string, string>>
    readonly outputs?: Readonly<Record<string, string>>
    readonly more?: string
    readonly language?: string
  } = {},
): string {
  const variables = Object.entries(inputs).map(([name, type]) => `  - variable: ${name}\n    value_type: ${type}\n`)
  const types = Object.entries(outputs).map(([name, type]) => `  ${name}:\n    type: ${type}\n`)
  const block = code
    .trimEnd()
    .split('\n')
    .map((line) => `  ${line}\n`)
  return [
    `title: test\ntype: code\ncode_language: ${language}\ntarget: dify-0.11\n`,
    `variables:${variables.length === 0 ? ' []' : ''}\n`,
    ...variables,
    'outputs:\n',
    ...types,
    more,
    'code: |\n',
    ...block,
  ].join('')
}
