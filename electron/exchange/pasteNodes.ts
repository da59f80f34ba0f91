import { namesOf, readClipboard } from '../../shared/dify/clipboard/readClipboard'
import type { PastedNode } from '../../shared/dify/clipboard/readNode'
import { nodeWord } from '../../shared/dify/clipboard/nodeWords'
import { defaultTarget, isNewerDsl } from '../../shared/dify/targets'
import type { Problem } from '../../shared/model/problem'
import type { NodeFile } from '../../shared/model/workspace'
import { problem, ProblemError } from '../../shared/problems'
import type { Workspace } from '../workspace/workspace'
import { textWithExtras } from './fileExtras'

/** The nodes that a paste made, and what is worth saying of it. */
export interface Pasted {
  readonly files: NodeFile[]
  readonly problems: Problem[]
}

function told(code: 'paste-changed' | 'paste-left-out' | 'paste-newer', params: Problem['params']): Problem {
  return problem(code, 'workspace', { severity: 'warning', params })
}

function titleOf({ node }: PastedNode): string {
  return node.title.trim() === '' ? nodeWord('code') : node.title
}

function changes({ node, notes }: PastedNode): Problem[] {
  if (notes.length === 0) return []
  const fields = notes.map(({ field, was, is }) => `\`${field}\`: ${was} → ${is}`).join(', ')
  return [told('paste-changed', { name: node.title, fields })]
}

/** Makes a node file of each code and template node in a clipboard's text. Throws a ProblemError that says what the text is instead. */
export async function pasteNodes(text: string, workspace: Pick<Workspace, 'create'>): Promise<Pasted> {
  const read = readClipboard(text)
  if (read.kind === 'refused') throw new ProblemError(read.problem)
  const files: NodeFile[] = []
  const problems: Problem[] = []
  for (const pasted of read.nodes) {
    try {
      // One after another: the second of a name is called anew.
      const text = textWithExtras(pasted.node, pasted)
      files.push(await workspace.create(titleOf(pasted), pasted.node.code_language, text))
      problems.push(...changes(pasted))
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      // What one node can't be does not keep the others away.
      problems.push(error.problem)
    }
  }
  const [first] = problems
  if (files.length === 0 && first !== undefined) throw new ProblemError(first)
  if (read.others.length > 0) problems.push(told('paste-left-out', { nodes: namesOf(read.others) }))
  if (read.dslVersion !== null && isNewerDsl(read.dslVersion)) {
    const { dslVersion: newest, name: target } = defaultTarget
    problems.push(told('paste-newer', { version: read.dslVersion, newest, target }))
  }
  return { files, problems }
}
