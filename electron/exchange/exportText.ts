import { exportApp } from '../../shared/dify/exportApp/exportApp'
import type { Target } from '../../shared/dify/targets/target'
import type { ExportForm } from '../../shared/model/exchange'
import type { CodeNode } from '../../shared/model/node'
import { nodeEnding } from '../workspace/nodePaths'
import { type FileExtras, textWithExtras } from './fileExtras'

/** What a node is exported as and with. */
export interface Exporting {
  readonly form: ExportForm
  readonly node: CodeNode
  readonly extras: FileExtras
  readonly target: Target
  readonly now: number
}

/** A node without the values that stay on this machine. */
function withoutSecrets(node: CodeNode): CodeNode {
  const secrets = new Set(node.variables.filter((one) => one.value_type === 'secret').map(({ variable }) => variable))
  return {
    ...node,
    samples: Object.fromEntries(Object.entries(node.samples).filter(([name]) => !secrets.has(name))),
  }
}

/** The text of a file around a node. Throws a ProblemError for a node that no node file can hold. */
export function exportText({ form, node, extras, target, now }: Exporting): string {
  if (form === 'code') return node.code
  if (form === 'node') return textWithExtras(withoutSecrets(node), extras)
  return exportApp(node, { target, now, more: extras.more })
}

/** What a file of a form is called by its end. */
export function exportEnding(form: ExportForm, { code_language: language }: CodeNode): string {
  if (form === 'app') return '.yml'
  if (form === 'node') return nodeEnding
  return { python3: '.py', javascript: '.js', jinja2: '.j2' }[language]
}
