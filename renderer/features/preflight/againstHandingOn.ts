import { findTarget } from '../../../shared/dify/targets'
import type { Finding } from '../../../shared/model/finding'
import type { CodeNode } from '../../../shared/model/node'
import type { Problem } from '../../../shared/model/problem'
import { call } from '../../app/client'
import { useApp } from '../../app/stores/appStore'
import { useEnvironment } from '../../app/stores/environmentStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useCodeProblems } from '../imports/codeProblems'
import { codeProblemsOf } from '../imports/oneCause'
import { findingsNow } from './shownFindings'
import { useFindings } from './findingsStore'

/** What speaks against handing a node on. */
export interface FoundIn {
  readonly id: string
  readonly node: CodeNode
  readonly problem: Problem
  readonly isSecret: boolean
}

/** Milliseconds for which a copy waits for a look at code that was just typed: it must not hang on a reader that does. */
const patience = 1500

const secretRule = 'secret-in-code'

/** What preflight finds in a node as it stands at this moment. */
async function findingsIn(id: string, node: CodeNode): Promise<readonly Finding[]> {
  const seen = useFindings.getState()[id] ?? null
  const last = (): readonly Finding[] => findingsNow(seen, node)
  const target = findTarget(node.target ?? useApp.getState().settings.target)
  const { workspace } = useWorkspace.getState()
  if (seen?.node === node || target === null || workspace === null) return last()
  const { builds, current } = useEnvironment.getState()
  const build = current === null ? null : builds[current]
  const isOfNode = useWorkspace.getState().active === id && build?.target === target.id
  const environment = isOfNode ? (build.environment?.key ?? build.lastGood?.environment.key ?? null) : null
  const asked = call('preflight.check', { workspace: workspace.path, node, target: target.id, environment })
  const waited = new Promise<null>((resolve) => setTimeout(() => resolve(null), patience))
  // A reader that fails says so in Problems; what was found last counts here.
  return (await Promise.race([asked.catch(() => null), waited])) ?? last()
}

/** What other readers make of the code: an opinion, by which Dify fails nothing. */
const opinions: readonly string[] = ['language-note', 'javascript-note', 'lint-note']

/** A node as it is handed on: as the window shows it, else as its file has it. Null where it can't be read, which handing it on will tell. */
async function handedOn(id: string): Promise<CodeNode | null> {
  const { documents, workspace } = useWorkspace.getState()
  const shown = documents[id]?.node ?? null
  if (shown !== null || workspace === null) return shown
  try {
    const file = await call('node.read', { workspace: workspace.path, id })
    return file.kind === 'node' ? file.node : null
  } catch {
    return null
  }
}

/** The errors and secrets of nodes that are to be handed on, whether they are open or not. */
export async function againstHandingOn(ids: readonly string[]): Promise<FoundIn[]> {
  const all = await Promise.all(
    ids.map(async (id): Promise<FoundIn[]> => {
      const node = await handedOn(id)
      if (node === null) return []
      const imports = codeProblemsOf(useCodeProblems.getState()[id] ?? null, node.code)
      const found = (await findingsIn(id, node)).map(({ rule, problem }) => ({ rule, problem }))
      return [...imports.map(({ problem }) => ({ rule: '', problem })), ...found]
        .filter(({ rule, problem }) => problem.severity === 'error' || rule === secretRule)
        .filter(({ problem }) => !opinions.includes(problem.code))
        .map(({ rule, problem }) => ({ id, node, problem, isSecret: rule === secretRule }))
    }),
  )
  return all.flat()
}
