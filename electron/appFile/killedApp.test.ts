import { spawn } from 'node:child_process'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { buildProgram } from '../sandbox/testing/build'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tempFolder } from '../testing/tempFolder'
import { openWorkspace } from '../workspace/workspace'
import { triage } from './testing/triage'

/** Times that a process is killed; more of them by `NODELAB_KILLS=200`. */
const rounds = Number(process.env['NODELAB_KILLS'] || 10)

let folder: string
let program: string
let remove: () => Promise<void>

/** A program of its own that edits a node of an app file and saves the file, again and again. */
beforeAll(async () => {
  ;({ path: folder, remove } = await tempFolder())
  const here = (path: string): string => JSON.stringify(fileURLToPath(new URL(path, import.meta.url)))
  const entry = join(folder, 'saver.ts')
  await writeFile(
    entry,
    `import { openWorkspace } from ${here('../workspace/workspace.ts')}
const [path = '', dataRoot = '', first = ''] = process.argv.slice(2)
const nothing = () => {}
const events = { library: nothing, node: nothing, requirements: nothing, server: nothing, lock: nothing, beside: nothing, info: nothing, history: nothing }
const workspace = await openWorkspace({ path, dataRoot, recent: () => [] }, events)
for (let version = Number(first); ; version += 1) {
  const file = await workspace.read('a.yml#2')
  if (file.kind !== 'node') throw new Error(JSON.stringify(file))
  console.log('begin', version)
  const code = '# version ' + version + '\\n' + '    x = 1\\n'.repeat(3000)
  const kept = await workspace.save('a.yml#2', { ...file.node, code }, file.revision, false)
  if (kept.kind !== 'saved') throw new Error(JSON.stringify(kept))
  console.log('kept', version)
  const { revision } = await workspace.apps.preview('a.yml')
  const saved = await workspace.apps.saveFile('a.yml', revision, false)
  if (saved.kind !== 'saved') throw new Error(JSON.stringify(saved))
  console.log('saved', version)
}
`,
  )
  program = await buildProgram(entry, folder)
})
afterAll(() => remove())

/** Runs the program until it is killed, `after` milliseconds behind its second version; what it said last of each kind. */
async function killed(root: string, dataRoot: string, first: number, after: number): Promise<Record<string, number>> {
  const args = [program, root, dataRoot, String(first)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const end = new Promise<void>((resolve, reject) => {
    child.once('exit', (code, signal) =>
      signal === 'SIGKILL' ? resolve() : reject(new Error(`it ended with ${code}`)),
    )
  })
  const said: Record<string, number> = {}
  for await (const line of createInterface({ input: child.stdout })) {
    const [what = '', version] = line.split(' ')
    said[what] = Number(version)
    if (what === 'begin' && said[what] === first + 1) setTimeout(() => child.kill('SIGKILL'), after)
  }
  await end
  return said
}

describe('a process that is killed while it saves an app file', () => {
  it(
    `leaves the old file or the new one, and the edit that it had kept, ${rounds} times`,
    async () => {
      const root = join(folder, 'ws')
      const dataRoot = join(folder, 'data')
      await mkdir(root)
      const path = join(root, 'a.yml')
      await writeFile(path, triage)
      const [head = '', tail = ''] = triage.split(/code: "\\nURGENT[^]*?\n(?= {8}code_language)/)
      const met = new Set<string>()
      let next = 1
      for (let round = 0; round < rounds; round += 1) {
        // Spread over two saves; the same moments at each run.
        const said = await killed(root, dataRoot, next, (round * 37) % 90)
        const text = await readFile(path, 'utf8')
        expect(text.startsWith(head)).toBe(true)
        expect(text.endsWith(tail)).toBe(true)
        const written = Number(/# version (\d+)/.exec(text)?.[1] ?? 0)
        const workspace = await openWorkspace(
          { path: root, dataRoot, recent: () => [] },
          { library() {}, node() {}, requirements() {}, server() {}, lock() {}, beside() {}, info() {}, history() {} },
        )
        const file = await workspace.read('a.yml#2')
        const code = file.kind === 'node' ? file.node.code : ''
        await workspace.apps.discard('a.yml')
        await workspace.close()
        const now = Number(/# version (\d+)\n(?: {4}x = 1\n){3000}$/.exec(code)?.[1] ?? 0)
        const { begin = 0, kept = 0, saved = 0 } = said
        expect(written).toBeGreaterThanOrEqual(saved)
        expect(written).toBeLessThanOrEqual(begin)
        // What was kept is there, in the file or beside it.
        expect(now).toBeGreaterThanOrEqual(kept)
        met.add(saved === begin ? 'between' : kept === begin ? 'while it was saved' : 'while it was kept')
        next = begin + 1
      }
      // Kills met more than one kind of moment.
      expect(met.size).toBeGreaterThan(1)
      const litter = (await readdir(root)).filter((name) => !['a.yml', '.nodelab'].includes(name))
      expect(litter.every((name) => /^\.a\.yml\.[0-9a-f]{8}\.nodelab$/.test(name))).toBe(true)
    },
    60_000 + rounds * 5_000,
  )
})
