import { type ChildProcess, spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { buildProgram } from '../sandbox/testing/build'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHistory } from '../history/nodeHistory'
import { tempFolder } from '../testing/tempFolder'
import { readFields } from './nodeFields'
import { nodeText } from './testing/openTemp'

let folder: string
let program: string
let remove: () => Promise<void>

/** How many lines the code of a saved version has: enough for a write to take a while. */
const lineCount = 4000

/** A program of its own that opens the workspace and saves one version of a node after another, and settings with it. */
beforeAll(async () => {
  ;({ path: folder, remove } = await tempFolder())
  const here = (path: string): string => JSON.stringify(fileURLToPath(new URL(path, import.meta.url)))
  const entry = join(folder, 'saver.ts')
  await writeFile(
    entry,
    `import { openWorkspace } from ${here('./workspace.ts')}
import { createSettingsStore } from ${here('../settings/settingsStore.ts')}
const [path = '', dataRoot = ''] = process.argv.slice(2)
const nothing = () => {}
const settings = createSettingsStore({ settingsFile: dataRoot + '/settings.json' })
const events = { library: nothing, node: nothing, requirements: nothing, server: nothing, lock: nothing, beside: nothing, info: nothing, history: nothing }
const workspace = await openWorkspace({ path, dataRoot, recent: () => [] }, events)
const file = await workspace.read('a')
let revision = file.revision
for (let version = 1; ; version += 1) {
  const code = ('# version ' + version + '\\n').repeat(${lineCount})
  console.log('begin', version)
  const result = await workspace.save('a', { ...file.node, code }, revision, false)
  if (result.kind !== 'saved') throw new Error(JSON.stringify(result))
  revision = result.revision
  await settings.updateSession(path, { open: Array(500).fill('v' + version), active: null, layout: {} })
  console.log('saved', version)
}
`,
  )
  program = await buildProgram(entry, folder)
})
afterAll(() => remove())

/** Whether a file is one that is being written. */
const isAside = (name: string): boolean => /^\.a\.node\.yml\.[0-9a-f]{8}\.nodelab$/.test(name)

/** Resolves when the program has ended; with what it wrote last on standard error where that was not the kill. */
function endOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code, signal) =>
      signal === 'SIGKILL' ? resolve() : reject(new Error(`the saver ended with ${code} ${signal}`)),
    )
  })
}

describe('a process that is killed while it saves', () => {
  it('leaves the old file or the new one, and nothing that stops the next', async () => {
    const root = join(folder, 'ws')
    const dataRoot = join(folder, 'data')
    await mkdir(root)
    await writeFile(join(root, 'a.node.yml'), nodeText('a', '# version 0\n'.repeat(lineCount)))
    let during = 0
    for (let round = 0; round < 12; round += 1) {
      const child = spawn(process.execPath, [program, root, dataRoot], { stdio: ['ignore', 'pipe', 'inherit'] })
      const end = endOf(child)
      let [begun, saved] = [0, 0]
      // Each round at another moment of a write: from the one where the new file appears on.
      let seen = 0
      const watcher = watch(root, (_, name) => {
        if (!isAside(String(name))) return
        seen += 1
        if (begun >= 2 && seen > round) child.kill('SIGKILL')
      })
      for await (const line of createInterface({ input: child.stdout })) {
        const [what, version] = line.split(' ')
        if (what === 'begin') begun = Number(version)
        else saved = Number(version)
      }
      watcher.close()
      await end
      const text = await readFile(join(root, 'a.node.yml'), 'utf8')
      const lines = (readFields(text).node?.code ?? '').split('\n')
      const found = Number(/\d+/.exec(lines[0] ?? '')?.[0])
      expect(lines).toHaveLength(lineCount + 1)
      expect(new Set(lines.slice(0, -1))).toEqual(new Set([`# version ${found}`]))
      expect(found).toBeGreaterThanOrEqual(saved)
      expect(found).toBeLessThanOrEqual(begun)
      if (begun > saved) during += 1
      const settings: unknown = JSON.parse(await readFile(join(dataRoot, 'settings.json'), 'utf8'))
      expect(settings).toHaveProperty('sessions')
      // The next round starts from what is there, whatever number it begins with.
      await writeFile(join(root, 'a.node.yml'), nodeText('a', '# version 0\n'.repeat(lineCount)))
    }
    // The kill met a write under way, not only the time between two.
    expect(during).toBeGreaterThan(0)
    const litter = (await readdir(root)).filter((name) => !['a.node.yml', '.nodelab'].includes(name))
    expect(litter.every(isAside)).toBe(true)
    // What the history lists it has, whatever moment the kill met it in.
    const history = createHistory({ dataRoot, workspace: root })
    const versions = await history.list('a')
    expect(versions.length).toBeGreaterThan(0)
    for (const { key } of versions) expect(readFields(await history.text(key)).node).not.toBe(null)
  })
})
