import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { CodeNode } from '../../shared/model/node'
import type { Problem } from '../../shared/model/problem'
import { problem, type ProblemCode, ProblemError } from '../../shared/problems'
import { partsOfAppNode } from '../../shared/dify/appNodeId'
import { appExtras } from '../appFile/appExtras'
import { nodeOfApp, openApp } from '../appFile/appOnDisk'
import type { Engine } from '../engine'
import type { Requirements } from '../engineTypes'
import { type FileExtras, readExtras } from '../exchange/fileExtras'
import { readLockFile } from '../workspace/lockFile'
import { readNodeFile } from '../workspace/nodeFile'
import { nodeEnding } from '../workspace/nodePaths'
import { readRequirementsFile, requirementsName } from '../workspace/requirementsStore'
import { readServerEnv } from '../workspace/serverFile'
import { createSecrets, fileWithSecrets } from '../workspace/secrets'
import { requirementsFolder, serverFolder } from './folder'

/** A node file as a command line names it, what is worth saying of it, its requirements and the lines of its server's settings. */
export interface NamedNode {
  /** Where its file lies. */
  readonly path: string
  readonly node: CodeNode
  readonly problems: readonly Problem[]
  readonly requirements: Requirements
  readonly serverEnv: string
  /** What its file keeps for Dify beside the node. */
  extras(): Promise<FileExtras>
}

function refused(code: ProblemCode, params: Problem['params']): ProblemError {
  return new ProblemError(problem(code, 'workspace', { params }))
}

/** What stands at a path; null: nothing. */
async function kindOf(path: string): Promise<'file' | 'folder' | 'other' | null> {
  return stat(path).then(
    (found) => (found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other'),
    () => null,
  )
}

/** Where a name may stand: a path, with or without its ending, or a node of the last workspace. */
function placesOf(engine: Engine, name: string): string[] {
  const names = name.endsWith(nodeEnding) ? [name] : [name, `${name}${nodeEnding}`]
  const last = engine.settings.recentWorkspaces()[0]
  const folders = [process.cwd(), ...(last === undefined ? [] : [last])]
  return [...new Set(folders.flatMap((folder) => names.map((one) => resolve(folder, one))))]
}

async function exampleIn(folder: string): Promise<string> {
  const names = await readdir(folder).catch(() => [])
  return join(folder, names.filter((name) => name.endsWith(nodeEnding)).sort()[0] ?? `NAME${nodeEnding}`)
}

/** Files that say by their name that they hold no node: what is wrong with them as YAML helps nobody. */
function isNamedOtherwise(path: string): boolean {
  return !/\.(ya?ml|json)$/i.test(path)
}

/** Of those, what the reader still says best itself. */
const saidByReader: readonly string[] = ['file-unreadable', 'file-too-large', 'file-is-app']

async function readAt(engine: Engine, path: string): Promise<NamedNode> {
  if (basename(path) === requirementsName) throw refused('node-is-requirements', { path, folder: dirname(path) })
  const read = await readNodeFile(path, basename(path), null)
  if (read.kind === 'broken' && read.problems[0]?.code === 'file-is-app') await refuseApp(path)
  const file = await fileWithSecrets(createSecrets(engine.folders.root), path, read)
  if (file.kind !== 'node') {
    const [told] = file.problems
    if (told === undefined || (isNamedOtherwise(path) && !saidByReader.includes(told.code))) {
      throw refused('file-no-node', { path })
    }
    throw new ProblemError({ ...told, params: { path, ...told.params } })
  }
  return {
    path,
    node: file.node,
    problems: file.problems,
    extras: () => readExtras(path),
    ...(await surroundings(engine, path)),
  }
}

/** The requirements and the server's settings that count for a file. */
async function surroundings(engine: Engine, path: string): Promise<Pick<NamedNode, 'requirements' | 'serverEnv'>> {
  const [placed, serverEnv] = await Promise.all([
    requirementsFolder(dirname(path)).then((folder) =>
      readRequirementsFile(folder, engine.settings.requirementsOf(folder)),
    ),
    serverFolder(dirname(path)).then(readServerEnv),
  ])
  const folder = dirname(placed.path)
  return { requirements: { text: placed.text, folder, lock: await readLockFile(folder) }, serverEnv }
}

/** An app file without a node behind it: says which it has. */
async function refuseApp(path: string): Promise<never> {
  const { file } = await openApp(path)
  const nodes = file.nodes.map(({ nodeId, title }) => `${nodeId} (${title})`).join(', ') || '–'
  throw refused('node-is-app', { path, nodes, example: `${path}#${file.nodes[0]?.nodeId ?? 'ID'}` })
}

/** A node of an app file, as `APP.yml#ID` names it; null where that is not what a name says. */
async function readInApp(engine: Engine, name: string): Promise<NamedNode | null> {
  const parts = partsOfAppNode(name)
  if (parts === null || (await kindOf(resolve(parts.file))) !== 'file') return null
  const path = resolve(parts.file)
  const { read } = await openApp(path)
  return {
    path,
    node: nodeOfApp(read, parts.file, parts.nodeId),
    problems: read.problems,
    extras: () => Promise.resolve(appExtras(read, parts.nodeId)),
    ...(await surroundings(engine, path)),
  }
}

/** Reads the node that a command names. Throws a ProblemError that says what stands there instead. */
export async function readNamedNode(engine: Engine, name: string): Promise<NamedNode> {
  const places = placesOf(engine, name)
  const kinds = await Promise.all(places.map(kindOf))
  const path = places[kinds.indexOf('file')]
  if (path !== undefined) return readAt(engine, path)
  const inApp = await readInApp(engine, name)
  if (inApp !== null) return inApp
  const folder = places[kinds.indexOf('folder')]
  if (folder !== undefined) throw refused('node-is-folder', { path: name, example: await exampleIn(folder) })
  if (kinds.includes('other')) throw refused('file-no-node', { path: name })
  throw refused('node-absent', { path: name, places: places.map((place) => `\`${place}\``).join(', ') })
}
