import { readFile, stat } from 'node:fs/promises'
import { relative, resolve } from 'node:path'
import { appNodeId, partsOfAppNode } from '../../shared/dify/appNodeId'
import type { Problem } from '../../shared/model/problem'
import { problem, ProblemError } from '../../shared/problems'
import { openApp } from '../appFile/appOnDisk'
import type { Engine } from '../engine'
import { findFiles } from '../workspace/library'
import { nodeEnding } from '../workspace/nodePaths'
import { type NamedNode, readNamedNode } from './namedNode'
import { WrongUse } from './texts'

/** A node that a command named or that lies under a folder of it; `named` is null where it could not be read, and `problem` says why. */
export interface NodeUnder {
  /** As a report names it: from the folder of the call; `APP.yml#ID` for one of an app file. */
  readonly path: string
  /** The file it stands in, as it is on disk. */
  readonly file: { readonly path: string; readonly text: string }
  readonly named: NamedNode | null
  readonly problem: Problem | null
}

/** The most node files of one call. */
const mostFiles = 5000

const here = (path: string): string => relative(process.cwd(), path) || path

/** A node as a report names it, by where it stands. */
export function nameHere(name: string): string {
  const parts = partsOfAppNode(name)
  return parts === null ? here(name) : appNodeId(here(parts.file), parts.nodeId)
}

async function inApp(path: string): Promise<string[]> {
  const { file } = await openApp(path)
  return file.nodes.map(({ nodeId }) => appNodeId(path, nodeId))
}

async function namesAt(given: string, onMore: (path: string) => void, most: number): Promise<string[]> {
  const path = resolve(given)
  const found = await stat(path).catch(() => null)
  if (found?.isDirectory() === true) {
    const { paths, capped } = await findFiles(path, most, (name) => name.endsWith(nodeEnding), undefined, Infinity)
    if (capped) onMore(path)
    return [...paths].sort()
  }
  if (found !== null) return namesInFile(path)
  const inAnApp = await namedInApp(given)
  if (inAnApp !== null) return [inAnApp]
  const withEnding = `${path}${nodeEnding}`
  if ((await stat(withEnding).catch(() => null)) !== null) return [withEnding]
  throw new WrongUse('nothing-at', { path: given })
}

/** The node of an app file that `APP.yml#ID` names; null where that is not what a name says. */
export async function namedInApp(given: string): Promise<string | null> {
  const parts = partsOfAppNode(given)
  if (parts === null || (await stat(resolve(parts.file)).catch(() => null)) === null) return null
  return appNodeId(resolve(parts.file), parts.nodeId)
}

/** The nodes of a file: a YAML file by another name than a node's is an app file with its nodes, or a node file all the same. */
export async function namesInFile(path: string): Promise<string[]> {
  if (!/\.ya?ml$/i.test(path) || path.endsWith(nodeEnding)) return [path]
  try {
    return await inApp(path)
  } catch (error) {
    if (error instanceof ProblemError) return [path]
    throw error
  }
}

async function read(engine: Engine, name: string): Promise<NodeUnder> {
  const parts = partsOfAppNode(name)
  const place = parts?.file ?? name
  const path = nameHere(name)
  const text = await readFile(place, 'utf8').catch(() => '')
  const file = { path: here(place), text }
  try {
    return { path, file, named: await readNamedNode(engine, name), problem: null }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return { path, file, named: null, problem: error.problem }
  }
}

/** All nodes under some paths, each once. Throws WrongUse where there is nothing at a path. */
export async function nodesUnder(engine: Engine, paths: readonly string[], most = mostFiles): Promise<NodeUnder[]> {
  const more = new Set<string>()
  const names = (await Promise.all(paths.map((path) => namesAt(path, (one) => more.add(one), most)))).flat()
  const nodes = await Promise.all([...new Set(names)].map((name) => read(engine, name)))
  const capped = [...more].map(here).map((path): NodeUnder => {
    const told = problem('nodes-capped', 'workspace', { params: { path, nodes: most } })
    return { path, file: { path, text: '' }, named: null, problem: told }
  })
  return [...nodes, ...capped]
}
