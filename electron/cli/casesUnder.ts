import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { partsOfAppNode } from '../../shared/dify/appNodeId'
import type { CodeNode } from '../../shared/model/node'
import type { NodeCase } from '../../shared/model/nodeCase'
import type { Problem } from '../../shared/model/problem'
import { problem, ProblemError } from '../../shared/problems'
import { besideOfApp } from '../appFile/besideOnDisk'
import { readCases } from '../cases/readCases'
import { toldOfCases } from '../workspace/caseReader'
import type { Engine } from '../engine'
import type { Requirements } from '../engineTypes'
import { findFiles } from '../workspace/library'
import { nodeEnding } from '../workspace/nodePaths'
import { readFileText } from '../workspace/readBytes'
import { type NamedNode, readNamedNode } from './namedNode'
import { namedInApp, nameHere, namesInFile } from './nodesUnder'
import { WrongUse } from './texts'

/** A node that a command named or that lies under a folder of it. */
export interface FileWithCases {
  /** As a report names it: from the folder of the call; `APP.yml#ID` for one of an app file. */
  readonly path: string
  /** Null where the file holds no node. Of an app file, with the samples that the window keeps. */
  readonly node: CodeNode | null
  readonly cases: readonly NodeCase[]
  /** Where each of them stands in the file, 1-based; 0 where it does not stand in one. */
  readonly lines: readonly number[]
  /** How many cases of the file can't be read, and are not among them. */
  readonly leftOut: number
  readonly problems: readonly Problem[]
  readonly requirements: Requirements
  readonly serverEnv: string
}

/** The most node files of one call. */
const mostFiles = 5000

interface Found {
  readonly files: readonly string[]
  /** There are more than were read. */
  readonly capped: boolean
}

async function filesAt(path: string, most: number): Promise<Found> {
  const found = await stat(path).catch(() => null)
  if (found?.isDirectory() === true) {
    const isNode = (name: string): boolean => name.endsWith(nodeEnding)
    const { paths, capped } = await findFiles(path, most, isNode, undefined, Infinity)
    return { files: [...paths].sort(), capped }
  }
  if (found !== null) return { files: await namesInFile(path), capped: false }
  const inAnApp = await namedInApp(path)
  if (inAnApp !== null) return { files: [inAnApp], capped: false }
  const withEnding = `${path}${nodeEnding}`
  if ((await stat(withEnding).catch(() => null)) !== null) return { files: [withEnding], capped: false }
  throw new WrongUse('nothing-at', { path })
}

/** A node of an app file with what the window keeps of it on this machine; null for one of a node file. */
async function inApp(engine: Engine, name: string, named: NamedNode): Promise<CodeNode | null> {
  const parts = partsOfAppNode(name)
  if (parts === null || resolve(parts.file) !== named.path) return null
  const beside = await besideOfApp(engine.folders.root, named.path, parts.nodeId)
  if (beside === null) return named.node
  const { samples, target, cases } = beside
  return { ...named.node, samples: { ...named.node.samples, ...samples }, target, cases }
}

/** The cases of one node, of a file or as `APP.yml#ID` names it. Throws a ProblemError where there is no node. */
export async function casesOfFile(engine: Engine, path: string): Promise<Omit<FileWithCases, 'path'>> {
  const named = await readNamedNode(engine, path)
  const { node, problems, requirements, serverEnv, path: place } = named
  const ofApp = await inApp(engine, path, named)
  if (ofApp !== null) {
    return { node: ofApp, cases: ofApp.cases ?? [], lines: [], leftOut: 0, problems, requirements, serverEnv }
  }
  const file = await readFileText(place)
  const read = file === null ? { cases: [], lines: [], problems: [], leftOut: 0 } : readCases(file.text, node)
  // What the window is warned of is an error where the cases are what is asked for.
  const others = problems.filter((told) => !toldOfCases(told))
  const { cases, lines, leftOut } = read
  return { node, cases, lines, leftOut, problems: [...others, ...read.problems], requirements, serverEnv }
}

/** What holds no node, and why. */
function without(path: string, told: Problem): FileWithCases {
  const nothing = { requirements: { text: '', folder: null }, serverEnv: '' }
  return { path, node: null, cases: [], lines: [], leftOut: 0, problems: [told], ...nothing }
}

async function read(engine: Engine, file: string): Promise<FileWithCases> {
  const path = nameHere(file)
  try {
    return { path, ...(await casesOfFile(engine, file)) }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return without(path, error.problem)
  }
}

/**
 * All node files under some paths and all nodes of app files among them, each once, with their cases; a folder that holds more than are read is one of them, with that as its problem. Throws
 * WrongUse where there is nothing at a path.
 */
export async function casesUnder(
  engine: Engine,
  paths: readonly string[],
  most: number = mostFiles,
): Promise<FileWithCases[]> {
  const found = await Promise.all(paths.map((path) => filesAt(resolve(path), most)))
  const files = found.flatMap((one) => one.files)
  const capped = paths.filter((_, at) => found[at]?.capped === true).map((path) => nameHere(resolve(path)))
  return [
    ...(await Promise.all([...new Set(files)].map((file) => read(engine, file)))),
    ...capped.map((path) => without(path, problem('cases-capped', 'workspace', { params: { path, nodes: most } }))),
  ]
}
