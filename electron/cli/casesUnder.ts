import { stat } from 'node:fs/promises'
import { relative, resolve } from 'node:path'
import type { CodeNode } from '../../shared/model/node'
import type { NodeCase } from '../../shared/model/nodeCase'
import type { Problem } from '../../shared/model/problem'
import { problem, ProblemError } from '../../shared/problems'
import { readCases } from '../cases/readCases'
import { toldOfCases } from '../workspace/caseReader'
import type { Engine } from '../engine'
import type { Requirements } from '../engineTypes'
import { findFiles } from '../workspace/library'
import { nodeEnding } from '../workspace/nodePaths'
import { readFileText } from '../workspace/readBytes'
import { readNamedNode } from './namedNode'
import { WrongUse } from './texts'

/** A node file that a command named or that lies under a folder of it. */
export interface FileWithCases {
  /** As a report names it: from the folder of the call. */
  readonly path: string
  /** Null where the file holds no node. */
  readonly node: CodeNode | null
  readonly cases: readonly NodeCase[]
  /** Where each of them stands in the file, 1-based; 0 where it does not stand in one. */
  readonly lines: readonly number[]
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
  if (found !== null) return { files: [path], capped: false }
  const withEnding = `${path}${nodeEnding}`
  if ((await stat(withEnding).catch(() => null)) !== null) return { files: [withEnding], capped: false }
  throw new WrongUse('path-absent', { path })
}

/** The cases of one node file. Throws a ProblemError where it holds no node. */
export async function casesOfFile(engine: Engine, path: string): Promise<Omit<FileWithCases, 'path'>> {
  const { node, problems, requirements, serverEnv, path: place } = await readNamedNode(engine, path)
  const file = await readFileText(place)
  const read = file === null ? { cases: [], lines: [], problems: [] } : readCases(file.text, node)
  // What the window is warned of is an error where the cases are what is asked for.
  const others = problems.filter((told) => !toldOfCases(told))
  const { cases, lines } = read
  return { node, cases, lines, problems: [...others, ...read.problems], requirements, serverEnv }
}

const namedHere = (path: string): string => relative(process.cwd(), path) || path

/** What holds no node, and why. */
function without(path: string, told: Problem): FileWithCases {
  const nothing = { requirements: { text: '', folder: null }, serverEnv: '' }
  return { path, node: null, cases: [], lines: [], problems: [told], ...nothing }
}

async function read(engine: Engine, file: string): Promise<FileWithCases> {
  const path = namedHere(file)
  try {
    return { path, ...(await casesOfFile(engine, file)) }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return without(path, error.problem)
  }
}

/**
 * All node files under some paths, each once, with their cases; a folder that holds more than are read is one of them, with that as its problem. Throws
 * WrongUse where there is nothing at a path.
 */
export async function casesUnder(
  engine: Engine,
  paths: readonly string[],
  most: number = mostFiles,
): Promise<FileWithCases[]> {
  const found = await Promise.all(paths.map((path) => filesAt(resolve(path), most)))
  const files = found.flatMap((one) => one.files)
  const capped = paths.filter((_, at) => found[at]?.capped === true).map((path) => namedHere(resolve(path)))
  return [
    ...(await Promise.all([...new Set(files)].map((file) => read(engine, file)))),
    ...capped.map((path) => without(path, problem('cases-capped', 'workspace', { params: { path, nodes: most } }))),
  ]
}
