import type { Target } from '../dify/targets/target'
import type { PlacedNode } from '../dify/clipboard/canvas'
import type { Watch } from '../model/exchange'
import type { CodeNode } from '../model/node'
import { ignoredProblems } from '../problems/ignoredProblems'
import { typesNotThere } from '../problems/typeProblem'
import { isUrgent } from './watchTexts'
import { type PackagesHere, serverPackages } from './serverPackages'

/** Where a variable comes from, by the title of its node where that is known. */
function placeOf([source = '', ...path]: readonly string[], titles: PlacedNode['titles']): string {
  const title = titles?.get(source) ?? ''
  return [title === '' ? source : title, ...path].join(' / ')
}

function ofInputs({ id, node, titles }: PlacedNode, nodes: readonly PlacedNode[]): Watch[] {
  const copied = new Set(nodes.filter((other) => other.id !== id).map((other) => other.id))
  const isNowhere = ([source, ...path]: readonly string[]): boolean =>
    source === undefined || path.length === 0 || copied.has(source)
  const names = node.variables.filter((one) => isNowhere(one.value_selector)).map(({ variable }) => variable)
  const mapped = node.variables
    .filter((one) => !isNowhere(one.value_selector))
    .map(({ variable, value_selector }): Watch => ({
      kind: 'mapped',
      node: node.title,
      name: variable,
      place: placeOf(value_selector, titles),
    }))
  return [...(names.length === 0 ? [] : [{ kind: 'unmapped' as const, node: node.title, names }]), ...mapped]
}

function ofSettings(node: CodeNode, target: Target): Watch[] {
  // What the target ignores is told as that.
  if (node.code_language === 'jinja2' || !target.errorStrategies) return []
  const told: Watch[] = []
  const { title, error_strategy: strategy, retry_config: retry } = node
  if (strategy !== undefined) told.push({ kind: 'strategy', node: title, strategy })
  if (retry?.retry_enabled === true) {
    told.push({ kind: 'retry', node: title, times: retry.max_retries, ms: retry.retry_interval })
  }
  return told
}

/** The glance before nodes go to a target: what to do there, then what is as it should be. */
export function toWatch(nodes: readonly PlacedNode[], target: Target, here: PackagesHere): Watch[] {
  const { lines, unknown } = serverPackages(
    nodes.map(({ node }) => node),
    target,
    here,
  )
  const all: Watch[] = [
    ...nodes.flatMap(({ node }) =>
      [...typesNotThere(target, node, 'workspace'), ...ignoredProblems(target, node, 'workspace')].map(
        (problem): Watch => ({ kind: 'lacks', node: node.title, problem }),
      ),
    ),
    ...nodes.flatMap((one) => ofInputs(one, nodes)),
    ...(lines.length === 0 ? [] : [{ kind: 'packages' as const, lines }]),
    ...(unknown.length === 0 ? [] : [{ kind: 'modules' as const, names: unknown }]),
    ...nodes.flatMap(({ node }) => ofSettings(node, target)),
    ...(lines.length === 0 && unknown.length === 0 ? [{ kind: 'no-packages' as const }] : []),
  ]
  return [...all.filter(isUrgent), ...all.filter((one) => !isUrgent(one))]
}
