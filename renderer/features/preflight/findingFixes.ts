import { typeLabels } from '../../../shared/dify/names'
import type { Finding, NodeFix } from '../../../shared/model/finding'
import type { CodeNode } from '../../../shared/model/node'
import { readHeader } from '../../../shared/dify/header/header'
import { inputsOf } from '../../../shared/dify/header/headerParts'
import { applyEdits } from '../../../shared/preflight/applyEdits'
import { fixWords } from '../../../shared/preflight/fixWords'
import { silenceEdit } from '../../../shared/preflight/silenceEdit'
import { useApp } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { textNow } from '../../i18n/useText'
import { addToRequirements } from '../imports/addPackage'
import {
  addOutput,
  changeOutput,
  insertVariable,
  type NodeChange,
  renameVariable,
  retypeSpec,
} from '../variables/nodeEdits'
import { useFindings } from './findingsStore'
import { showRule } from './rulePageStore'

/** One way to mend what was found, by its words. */
export interface FindingFix {
  readonly title: string
  readonly kind: 'fix' | 'ignore' | 'page'
  readonly run: () => void
}

const nodeOf = (id: string): CodeNode | null => useWorkspace.getState().documents[id]?.node ?? null

/** Whether the code is still the one that was looked at: edits of another one would hit the wrong place. */
function isFresh(id: string): boolean {
  return useFindings.getState()[id]?.node.code === nodeOf(id)?.code
}

/** The change of a node's panel that a fix is; null where it has nothing to change by now. */
export function changeOf(fix: NodeFix, node: CodeNode): NodeChange | null {
  const input = (name: string): number => node.variables.findIndex(({ variable }) => variable === name)
  const output = (name: string): number => node.outputs.findIndex((one) => one.name === name)
  switch (fix.kind) {
    case 'add-input': {
      if (input(fix.name) !== -1) return null
      const header = readHeader(node.code_language, node.code)
      const part = header === null ? undefined : inputsOf(header).find(({ name }) => name === fix.name)
      const variable = { variable: fix.name, value_type: part?.type ?? ('string' as const), value_selector: [] }
      return insertVariable(node, node.variables.length, variable)
    }
    case 'make-input': {
      if (input(fix.name) !== -1) return null
      const variable = { variable: fix.name, value_type: fix.type, value_selector: [] }
      return insertVariable(node, node.variables.length, variable)
    }
    case 'rename-input': {
      const at = input(fix.from)
      return at === -1 || input(fix.to) !== -1 ? null : renameVariable(node, at, fix.to)
    }
    case 'add-output':
      return output(fix.name) === -1 ? addOutput(node, fix.name, fix.type) : null
    case 'rename-output': {
      const at = output(fix.from)
      return at === -1 || output(fix.to) !== -1 ? null : changeOutput(node, at, { name: fix.to })
    }
    case 'retype-output': {
      const at = output(fix.name)
      const spec = node.outputs[at]?.spec
      return spec === undefined ? null : changeOutput(node, at, { spec: retypeSpec(spec, fix.type) })
    }
    default:
      return null
  }
}

/** Whether a line of requirements asks for no version. */
const isPlain = (line: string): boolean => !/[=<>~!]/.test(line)

function titleOf(fix: NodeFix): string {
  const text = textNow().preflight
  switch (fix.kind) {
    case 'add-input':
      return text.addInput(fix.name)
    case 'make-input':
      return text.makeInput(fix.name)
    case 'rename-input':
      return text.renameInput(fix.from, fix.to)
    case 'add-output':
      return text.addOutput(fix.name, typeLabels[fix.type])
    case 'rename-output':
      return text.renameOutput(fix.from, fix.to)
    case 'retype-output':
      return text.retypeOutput(fix.name, typeLabels[fix.type])
    default:
      return isPlain(fix.name) ? text.require(fix.name) : text.requireAs(fix.name)
  }
}

function mend(id: string, fix: NodeFix): void {
  if (fix.kind === 'require') return addToRequirements(fix.name)
  const node = nodeOf(id)
  const change = node === null ? null : changeOf(fix, node)
  if (change !== null) useWorkspace.getState().edit(id, change)
}

/** Silences a rule on a line of an open node; null where no comment can stand there. */
export function ignoreFix(id: string, rule: string, line: number | null): FindingFix | null {
  const node = nodeOf(id)
  if (node === null || line === null) return null
  const edit = silenceEdit(node.code_language, node.code, rule, line)
  if (edit === null) return null
  const run = (): void => {
    const now = nodeOf(id)
    if (now?.code === node.code) useWorkspace.getState().edit(id, { code: applyEdits(now.code, [edit]) })
  }
  return { title: textNow().preflight.ignore(rule), kind: 'ignore', run }
}

/** The ways to mend what was found in an open node, the likeliest first; then the comment that silences it, and its rule's page. */
export function fixesOfFinding(id: string, finding: Finding): FindingFix[] {
  const { rule, edits, problem } = finding
  const words = fixWords(finding, useApp.getState().language)
  const edit = (): void => {
    const node = nodeOf(id)
    if (node !== null && isFresh(id)) useWorkspace.getState().edit(id, { code: applyEdits(node.code, edits) })
  }
  const ofCode: FindingFix[] = words === null || !isFresh(id) ? [] : [{ title: words, kind: 'fix', run: edit }]
  const ofNode = finding.fixes.map((fix): FindingFix => ({
    title: titleOf(fix),
    kind: 'fix',
    run: () => mend(id, fix),
  }))
  // A name by another name is likelier than one too many and one too few; the key in the code is likelier misspelt than the output.
  const isRename = finding.fixes[0]?.kind.startsWith('rename-') === true && problem.params['key'] === undefined
  const ignore = isFresh(id) ? ignoreFix(id, rule, problem.line) : null
  const page: FindingFix = { title: textNow().preflight.seeRule(rule), kind: 'page', run: () => showRule(rule) }
  return [...(isRename ? [...ofNode, ...ofCode] : [...ofCode, ...ofNode]), ...(ignore === null ? [] : [ignore]), page]
}
