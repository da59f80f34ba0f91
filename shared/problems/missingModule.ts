import { problem } from '.'
import { basePackages, type Target } from '../dify/targets/target'
import type { Problem } from '../model/problem'
import { standingIn } from '../packages/stdlib/pythonModules'
import { backportOf, replacementOf } from '../packages/stdlib/replacements'

/** What setuptools brings: an image of Python 3.12 or later has none of it. */
const ofSetuptools = /^(?:pkg_resources|setuptools)(?:\.|$)/

const removed = {
  module: 'module-removed-for',
  package: 'module-removed-package',
  same: 'module-removed-same',
} as const

/** A module of Python itself that the target's Python does not have; null for any other. */
function ofPython(target: Target, name: string): Pick<Problem, 'code' | 'params'> | null {
  const [top = name] = name.split('.', 1)
  const standing = standingIn(target.python, top)
  if (standing.kind === 'windows') return { code: 'module-of-windows', params: {} }
  if (standing.kind === 'removed') {
    const instead = replacementOf(top)
    if (instead === null) return { code: 'module-removed', params: { since: standing.since } }
    const form = instead.kind === 'package' && instead.same ? 'same' : instead.kind
    return { code: removed[form], params: { since: standing.since, instead: instead.name } }
  }
  if (standing.kind !== 'later') return null
  const backport = backportOf(top)
  if (backport === null) return { code: 'module-later', params: { since: standing.since } }
  return { code: 'module-later-package', params: { since: standing.since, instead: backport } }
}

type Details = Partial<Pick<Problem, 'line' | 'column' | 'difyText' | 'severity'>>

/**
 * A module that a Python node asks for and the target's environment lacks, told in the same words before a run and after it: `source` is `code`
 * or `run`.
 */
export function missingModule(target: Target, name: string, source: 'code' | 'run', details: Details): Problem {
  const params = { name, target: target.name, line: details.line ?? 0, python: target.python }
  const hasSetuptools = basePackages(target).some((pin) => pin.startsWith('setuptools=='))
  if (ofSetuptools.test(name) && !hasSetuptools) {
    const fix = name.startsWith('pkg_resources') ? 'use-importlib-metadata' : null
    return problem('setuptools-missing', source, { ...details, params, fix })
  }
  const told = ofPython(target, name)
  const made = problem('module-missing', source, { ...details, params })
  return told === null ? made : { ...made, code: told.code, params: { ...params, ...told.params } }
}
