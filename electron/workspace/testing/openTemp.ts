import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect } from 'vitest'
import type { AppFile } from '../../../shared/model/appFile'
import type { CodeNode } from '../../../shared/model/node'
import type { NodeEntry, NodeFile, RequirementsFile, TextFile, WorkspaceInfo } from '../../../shared/model/workspace'
import { tempFolder } from '../../testing/tempFolder'
import type { Pointer } from '../requirements'
import { openWorkspace, type Workspace } from '../workspace'

/** What a workspace told, newest last. */
export interface Told {
  readonly library: NodeEntry[][]
  readonly node: NodeFile[]
  readonly apps: { files: AppFile[]; gone: string[] }[]
  readonly requirements: RequirementsFile[]
  readonly server: TextFile[]
  readonly lock: true[]
  readonly info: WorkspaceInfo[]
}

export interface Opened {
  readonly workspace: Workspace
  readonly told: Told
}

/** A folder on disk with a workspace in it, and the ways to look at it. */
export interface Bench {
  readonly root: string
  readonly dataRoot: string
  /** Opens the workspace; each call is another Nodelab. */
  open(path?: string, pointer?: Pointer): Promise<Opened>
  write(name: string, content: string | Uint8Array): Promise<void>
  bytes(name: string): Promise<Buffer>
  text(name: string): Promise<string>
  /** Closes all and removes the folder. */
  end(): Promise<void>
}

/** A temporary folder in which workspaces are opened. */
export async function createBench(): Promise<Bench> {
  const folder = await tempFolder()
  const root = join(folder.path, 'ws')
  const dataRoot = join(folder.path, 'data')
  await mkdir(root)
  const opened: Workspace[] = []
  const bytes = (name: string): Promise<Buffer> => readFile(join(root, name))
  return {
    root,
    dataRoot,
    async open(path = root, pointer) {
      const told: Told = { library: [], node: [], apps: [], requirements: [], server: [], lock: [], info: [] }
      const workspace = await openWorkspace(
        { path, dataRoot, recent: () => [], lookEveryMs: 50, ...(pointer === undefined ? {} : { pointer }) },
        {
          library: (entries) => told.library.push(entries),
          node: (file) => told.node.push(file),
          apps: (files, gone) => told.apps.push({ files, gone }),
          requirements: (file) => told.requirements.push(file),
          server: (file) => told.server.push(file),
          lock: () => told.lock.push(true),
          info: (info) => told.info.push(info),
        },
      )
      opened.push(workspace)
      return { workspace, told }
    },
    async write(name, content) {
      await mkdir(dirname(join(root, name)), { recursive: true })
      await writeFile(join(root, name), content)
    },
    bytes,
    text: async (name) => (await bytes(name)).toString('utf8'),
    async end() {
      await Promise.all(opened.map((workspace) => workspace.close()))
      await folder.remove()
    },
  }
}

/** A node file that is a node, or the test fails. */
export function asNode(file: NodeFile): Extract<NodeFile, { kind: 'node' }> {
  if (file.kind !== 'node') throw new Error(`${file.id} is ${file.kind}: ${JSON.stringify(file.problems)}`)
  return file
}

/** A node file's text with this code. */
export function nodeText(title: string, code = 'def main():\n    return {}\n'): string {
  const lines = code.replace(/\n$/, '').split('\n')
  const block = lines.map((line) => (line === '' ? '' : `  ${line}`)).join('\n')
  return `title: ${title}\ntype: code\ncode_language: python3\nvariables: []\noutputs: {}\ncode: |\n${block}\n`
}

/** The node with other code. */
export function withCode(file: NodeFile, code: string): CodeNode {
  return { ...asNode(file).node, code }
}

/** Waits until something holds. */
export async function until(check: () => unknown): Promise<void> {
  await expect.poll(check, { timeout: 10_000, interval: 10 }).toBeTruthy()
}
