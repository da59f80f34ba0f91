import { typeLabels } from '../dify/names'
import type { DataRole } from '../model/caseData'
import type { CodeNode } from '../model/node'
import type { Check, NodeCase } from '../model/nodeCase'
import type { Problem } from '../model/problem'
import { problem } from '../problems'
import { CellFault, cellValue, checkValue, plainText } from './cellValue'
import type { EmptyCells } from './dataWords'

/** How the cells of a file become cases. */
export interface RowMapping {
  readonly columns: readonly string[]
  /** A role a column. */
  readonly roles: readonly DataRole[]
  readonly empty: EmptyCells
  /** Whether a cell is JSON text (of JSON lines) or a text (of a table). */
  readonly isJson: boolean
}

/** A row as its file has it: `row` counts from 1 without the header, `line` is the file's; a cell that is not there is undefined. */
export interface Cells {
  readonly row: number
  readonly line: number
  readonly cells: readonly (string | undefined)[]
}

/** Characters of a cell in a sentence. */
const longest = 80

const shortened = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text)

/** Why a role does not fit a node, as a problem; null where it does. Checked once, before any row. */
export function roleProblem(role: DataRole, column: string, node: CodeNode): Problem | null {
  const told = (code: 'data-no-input' | 'data-no-output' | 'data-secret', name: string, names: string[]): Problem =>
    problem(code, 'workspace', { params: { column, name, names: names.join(', ') || '–' } })
  if (role.as === 'input') {
    const declared = node.variables.find(({ variable }) => variable === role.name)
    if (declared === undefined)
      return told(
        'data-no-input',
        role.name,
        node.variables.map(({ variable }) => variable),
      )
    // Values of secrets are the samples' alone: a file of rows is no place for them, and a failing row could be kept in a node's file.
    return declared.value_type === 'secret' ? told('data-secret', role.name, []) : null
  }
  if (role.as !== 'check') return null
  const names = node.outputs.map(({ name }) => name)
  return names.includes(role.output) ? null : told('data-no-output', role.output, names)
}

const typeOfInput = (node: CodeNode, name: string) =>
  node.variables.find(({ variable }) => variable === name)?.value_type ?? 'string'
const typeOfOutput = (node: CodeNode, name: string) =>
  node.outputs.find((output) => output.name === name)?.spec.type ?? 'string'

/** Whether a row of a table lacks a cell that has a meaning, or has more than there are columns. */
function isRagged(columns: readonly string[], roles: readonly DataRole[], cells: Cells['cells']): boolean {
  if (cells.slice(columns.length).some((cell) => cell !== undefined && cell.trim() !== '')) return true
  return roles.slice(cells.length).some(({ as }) => as !== 'nothing')
}

/** What a faulty cell should have been, in words. */
function wantedOf(node: CodeNode, role: DataRole): string {
  if (role.as === 'input') return typeLabels[typeOfInput(node, role.name)]
  return role.as === 'check' ? typeLabels[typeOfOutput(node, role.output)] : ''
}

/**
 * A row as a case of a node: its inputs over the samples, and what must come of them. Null with a problem that names row, line and column where a cell
 * can't be what its column is. Roles are those of the node (`roleProblem`).
 */
export function caseOfRow(
  node: CodeNode,
  { columns, roles, empty, isJson }: RowMapping,
  { row, line, cells }: Cells,
): { readonly of: NodeCase; readonly problem: null } | { readonly of: null; readonly problem: Problem } {
  const inputs: Record<string, string> = {}
  const checks: Check[] = []
  let error: string | null = null
  if (!isJson && isRagged(columns, roles, cells)) {
    const params = { row, line, cells: cells.length, columns: columns.length }
    return { of: null, problem: problem('data-row-ragged', 'workspace', { params }) }
  }
  for (const [at, role] of roles.entries()) {
    if (role.as === 'nothing') continue
    const cell = cells[at]
    const column = columns[at] ?? String(at + 1)
    // A member that an object lacks is left out.
    if (cell === undefined) continue
    if (empty === 'left-out' && (isJson ? cell === '""' || cell === 'null' : cell.trim() === '')) continue
    try {
      if (role.as === 'input') inputs[role.name] = cellValue(cell, typeOfInput(node, role.name), isJson)
      else if (role.as === 'check') {
        const value = checkValue(cell, role, typeOfOutput(node, role.output), isJson)
        checks.push({ output: role.output, path: role.path, kind: role.kind, value, within: '' })
      } else {
        const words = cell === 'null' && isJson ? '' : plainText(cell, isJson).trim()
        // An empty cell expects that the node succeeds.
        if (words !== '') error = words
      }
    } catch (fault) {
      if (!(fault instanceof CellFault)) throw fault
      const params = { row, line, column, cell: shortened(cell), type: wantedOf(node, role), reason: fault.reason }
      return { of: null, problem: problem(fault.code, 'workspace', { params }) }
    }
  }
  return { of: { name: `row ${row}`, inputs, checks: error === null ? checks : [], error, targets: [] }, problem: null }
}
