import type { Finding } from '../../../shared/model/finding'
import type { CodeNode } from '../../../shared/model/node'
import type { Problem } from '../../../shared/model/problem'
import { problem } from '../../../shared/problems'
import { call } from '../../app/client'
import { problemOf, useApp } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useCodeProblems } from '../imports/codeProblems'
import { codeProblemsOf } from '../imports/oneCause'

/** What speaks against handing a node on. */
export interface FoundIn {
  readonly id: string
  readonly node: CodeNode
  readonly problem: Problem
  /** `unread`: why the node could not be looked at as a whole. */
  readonly kind: 'error' | 'secret' | 'unread'
}

/** Milliseconds for which a copy waits for a look at its nodes: it must not hang on a reader that does. */
const patience = 5000

const secretRule = 'secret-in-code'

interface Looked {
  readonly findings: readonly Finding[]
  /** Why it was not looked at as a whole; null where it was. */
  readonly unread: Problem | null
}

/** What preflight finds in a node as it stands at this moment: never what it found of an earlier text, or without the environment that is there by now. */
async function lookAt(node: CodeNode): Promise<Looked> {
  const target = node.target ?? useApp.getState().settings.target
  const workspace = useWorkspace.getState().workspace?.path ?? ''
  const tooSlow = problem('preflight-too-slow', 'code', { severity: 'warning', params: { seconds: patience / 1000 } })
  const waited = new Promise<Looked>((resolve) =>
    setTimeout(() => resolve({ findings: [], unread: tooSlow }), patience),
  )
  const asked = call('preflight.beforeHandingOn', { workspace, node, target })
  return Promise.race([asked.catch((error: unknown) => ({ findings: [], unread: problemOf(error) })), waited])
}

/** Rules of what the window reads of an open node's imports by itself. */
const ofImports: readonly string[] = ['package-not-there', 'module-statement']

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

/** The errors and secrets of nodes that are to be handed on, whether they are open or not, and which of them could not be looked at. */
export async function againstHandingOn(ids: readonly string[]): Promise<FoundIn[]> {
  const all = await Promise.all(
    ids.map(async (id): Promise<FoundIn[]> => {
      const node = await handedOn(id)
      if (node === null) return []
      const seen = useCodeProblems.getState()[id] ?? null
      const { findings, unread } = await lookAt(node)
      const found = findings.filter(({ rule }) => seen === null || !ofImports.includes(rule))
      const imports = codeProblemsOf(seen, node.code).map((one) => ({ rule: '', problem: one.problem }))
      const told = [...imports, ...found]
        // Code that only a stand-in's Python can't read is told here as well: most of it no Python reads.
        .filter(
          ({ rule, problem: { severity, code } }) =>
            severity === 'error' || rule === secretRule || code === 'syntax-of-stand-in',
        )
        .filter((one) => !opinions.includes(one.problem.code))
        .map((one): FoundIn => ({
          id,
          node,
          problem: one.problem,
          kind: one.rule === secretRule ? 'secret' : 'error',
        }))
      return unread === null ? told : [...told, { id, node, problem: unread, kind: 'unread' }]
    }),
  )
  return all.flat()
}
