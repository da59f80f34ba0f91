import { basename, dirname, join, resolve } from 'node:path'
import { defaultTarget, findTarget } from '../../shared/dify/targets'
import type { Target } from '../../shared/dify/targets/target'
import type { CodeNode } from '../../shared/model/node'
import type { Language, Problem } from '../../shared/model/problem'
import type { RequirementsFile } from '../../shared/model/workspace'
import { problem, ProblemError } from '../../shared/problems'
import type { Engine } from '../engine'
import { exists, isFile } from '../files/look'
import { readNodeFile } from '../workspace/nodeFile'
import { nodeEnding } from '../workspace/nodePaths'
import { readRequirementsFile, requirementsName } from '../workspace/requirementsStore'

/** What every command works with. An aborted signal means Ctrl+C: end at once, leave no process. */
export interface Session {
  readonly engine: Engine
  readonly language: Language
  readonly signal: AbortSignal
}

/** A node file as a command line names it, what is worth saying of it, and the text of its requirements. */
export interface NamedNode {
  readonly node: CodeNode
  readonly problems: readonly Problem[]
  readonly requirements: string
}

/** The folder whose requirements count for a file: the nearest above it that has some, else its own. */
async function requirementsFolder(folder: string): Promise<string> {
  for (let here = folder; ; here = dirname(here)) {
    if (await exists(join(here, requirementsName))) return here
    if (dirname(here) === here || (await exists(join(here, '.git')))) return folder
  }
}

/** The requirements that commands without a node work with: those of the folder where they are called. */
export async function requirementsHere(): Promise<RequirementsFile & { readonly folder: string }> {
  const folder = await requirementsFolder(process.cwd())
  return { folder, ...(await readRequirementsFile(folder)) }
}

/** Reads the node that a command names: a path, with or without its ending, or a node of the last workspace. */
export async function readNamedNode(engine: Engine, name: string): Promise<NamedNode> {
  const last = engine.settings.recentWorkspaces()[0]
  const places = [resolve(name), resolve(`${name}${nodeEnding}`)]
  if (last !== undefined) places.push(join(last, `${name}${nodeEnding}`))
  for (const path of places) {
    if (!(await isFile(path))) continue
    const file = await readNodeFile(path, basename(path), null)
    if (file.kind !== 'node') {
      throw new ProblemError(file.problems[0] ?? problem('file-missing', 'workspace', { params: { path } }))
    }
    const folder = await requirementsFolder(dirname(path))
    return { node: file.node, problems: file.problems, requirements: (await readRequirementsFile(folder)).text }
  }
  throw new ProblemError(problem('file-missing', 'workspace', { params: { path: name } }))
}

/** The target of a command: what it names, else the node's own, else the settings'. */
export function chooseTarget(engine: Engine, named: string | undefined, node: CodeNode | null): Target {
  const wanted = named ?? node?.target ?? engine.settings.get().target
  const target = findTarget(wanted)
  if (target !== null) return target
  if (named === undefined && (node === null || node.target === null)) return defaultTarget
  throw new ProblemError(problem('target-unknown', 'run', { params: { target: wanted } }))
}
