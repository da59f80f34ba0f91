import type { Problem } from '../model/problem'
import type { Dependency } from '../model/node'
import { normalName } from '../packages/packageName'
import { setVersion } from '../packages/requirementsEdits'
import { readRequirements } from '../packages/requirementsFile'

/** The problems of a version: there is none such, or it does not suit this Python or machine. */
const ofVersions = /^(?:version-unknown|package-needs-python|package-not-for-(?:python|system|machine))$/

/**
 * What takes the place of a name or version that the index lacks, or of a version that does not suit this Python or machine; null where
 * the problem names nothing near.
 */
export function nearestOf({
  code,
  params,
}: Problem): { readonly kind: 'name' | 'version'; readonly to: string } | null {
  const [first = ''] = String(params['nearest'] ?? '').split(', ')
  if (first === '' || (code !== 'package-unknown' && !ofVersions.test(code))) return null
  return { kind: code === 'package-unknown' ? 'name' : 'version', to: first }
}

/** The requirements with the nearest name or version in the line that is to blame; null where no line is. All else stays to the byte. */
export function withNearestRequirement(text: string, problem: Problem): string | null {
  const nearest = nearestOf(problem)
  const name = normalName(String(problem.params['name'] ?? ''))
  if (nearest === null || name === '') return null
  if (nearest.kind === 'version') return setVersion(text, name, { kind: 'exact', version: nearest.to })?.text ?? null
  const spans = readRequirements(text).entries.flatMap((entry) =>
    entry.kind === 'requirement' && normalName(entry.name) === name && entry.spans.name !== undefined
      ? [entry.spans.name]
      : [],
  )
  if (spans.length === 0) return null
  return spans.reduceRight((now, { from, to }) => `${now.slice(0, from)}${nearest.to}${now.slice(to)}`, text)
}

/** A node's dependencies with the nearest name or version; null where none of them is to blame. */
export function withNearestDependency(dependencies: readonly Dependency[], problem: Problem): Dependency[] | null {
  const nearest = nearestOf(problem)
  const name = normalName(String(problem.params['name'] ?? ''))
  const isBlamed = (one: Dependency): boolean => normalName(one.name.trim().replace(/\[.*$/, '')) === name
  if (nearest === null || !dependencies.some(isBlamed)) return null
  return dependencies.map((one) =>
    !isBlamed(one)
      ? one
      : nearest.kind === 'name'
        ? { ...one, name: one.name.replace(/^\s*[\w.-]+/, nearest.to) }
        : { ...one, version: nearest.to },
  )
}
