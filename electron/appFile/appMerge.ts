import type { CodeNode } from '../../shared/model/node'
import { problem, ProblemError } from '../../shared/problems'
import { isSameSample } from '../workspace/sampleYaml'
import { isSameValue } from '../workspace/sameValue'
import { FormError } from '../workspace/yamlPlaces'
import { asInApp, editedItem, isSameInApp, readAppNode } from './appEdit'
import type { AppEdits } from './appEdits'
import { type AppOverview, isOpened, overviewOf } from './appOverview'
import { withRenames } from './appReferences'
import { type AppText, itemAt, readAppText, withItem } from './appText'
import { styleOf } from './fileStyle'

const fields = [
  'title',
  'desc',
  'code_language',
  'code',
  'variables',
  'outputs',
  'dependencies',
  'error_strategy',
  'default_value',
  'retry_config',
] as const

function isSameField(field: (typeof fields)[number], a: CodeNode, b: CodeNode): boolean {
  if (field === 'outputs') return JSON.stringify(a.outputs) === JSON.stringify(b.outputs)
  if (field !== 'default_value') return isSameValue(a[field], b[field])
  const [one, other] = [a.default_value ?? [], b.default_value ?? []]
  const isSame = (at: number): boolean => {
    const [x, y] = [one[at], other[at]]
    return x?.key === y?.key && x?.type === y?.type && isSameSample(x?.value ?? '', y?.value ?? '')
  }
  return one.length === other.length && one.every((_, at) => isSame(at))
}

/** A node with the fields that an edit changed, over what stands there now; and whether another hand changed one of those otherwise. */
export function mergeNode(base: CodeNode, mine: CodeNode, theirs: CodeNode): { node: CodeNode; collides: boolean } {
  const [was, edited, is] = [asInApp(base), asInApp(mine), asInApp(theirs)]
  const changed = fields.filter((field) => !isSameField(field, was, edited))
  const node = { ...is, ...Object.fromEntries(changed.map((field) => [field, edited[field]])) }
  const collides = changed.some((field) => !isSameField(field, was, is) && !isSameField(field, edited, is))
  return { node: asInApp(node), collides }
}

/** What edits make of a text. */
export interface Applied {
  readonly app: AppText
  readonly overview: AppOverview
  /** Dify's ids of nodes that another hand changed in the same fields. */
  readonly collisions: readonly string[]
  /** Edited nodes that the text has not (any more). */
  readonly missing: readonly string[]
}

/** A text in which what is no node of Nodelab's refers to outputs by their new names. */
function renamedText(app: AppText, overview: AppOverview, renames: AppEdits['renames'], opened: Set<string>): string {
  try {
    return withRenames(app, overview, renames, (id) => !opened.has(id), readAppText)
  } catch (error) {
    if (!(error instanceof FormError)) throw error
    throw new ProblemError(problem('edit-refused', 'workspace'))
  }
}

/** Puts edits into a text, to the byte but for what they change. Throws a ProblemError where one can't be written without loss. */
export function applyEdits(app: AppText, overview: AppOverview, edits: AppEdits): Applied {
  const opened = new Set(overview.nodes.filter(isOpened).map(({ id }) => id))
  const renamed = edits.renames.length === 0 ? app.text : renamedText(app, overview, edits.renames, opened)
  let current = renamed === app.text ? app : readAppText(renamed)
  const style = styleOf(app)
  const collisions: string[] = []
  const missing: string[] = []
  for (const [nodeId, { base, mine }] of Object.entries(edits.nodes)) {
    const place = overview.nodes.find((node) => node.id === nodeId && isOpened(node))
    const item = place === undefined ? null : itemAt(current, place.index)
    const theirs = item === null ? null : readAppNode(item).node
    if (item === null || theirs === null) {
      missing.push(nodeId)
      continue
    }
    const { node, collides } = mergeNode(base, mine, theirs)
    if (collides) collisions.push(nodeId)
    if (isSameInApp(node, theirs)) continue
    const text = editedItem(item, node, style)
    if (text !== item.parsed.source) current = readAppText(withItem(current, item, text))
  }
  if (current === app) return { app, overview, collisions, missing }
  return { app: current, overview: overviewOf(current) ?? overview, collisions, missing }
}
