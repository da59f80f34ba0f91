import { linesOf } from '../../dify/text'
import { createPlaces } from '../../packages/imports/readImport'
import { hasName, spanOf } from '../../packages/stdlib/pythonNames'
import { problem } from '../../problems'
import type { Place, TakenFact } from '../facts/codeFacts'
import { always, codeLanguages, type CodeEdit, type Fired, pythonOnly, type Rule, type Surroundings } from '../rule'
import { cameWith, knownSyntax, type NewerSyntax, newerSyntax } from '../syntax/newerSyntax'
import { minorNumber } from '../minorNumber'
import { isLookedUp } from './annotations'
import { versionCases } from './versionCases'

/** The minor version of the Python that read the code in place of the target's; null where it was the target's own. */
function standsIn({ judge, target, node }: Surroundings): string | null {
  const minor = judge?.split('.').slice(0, 2).join('.') ?? target.python
  return node.code_language !== 'python3' || minor === target.python ? null : minor
}

/** What in the code came after a version of Python: nothing that an interpreter of that version, or an older one, has read as it stands. */
function newerThan(minor: number, { node, judge, facts }: Surroundings): NewerSyntax[] {
  const hasRead = judge !== null && facts.faults.length === 0 && facts.isLowered !== true
  if (node.code_language !== 'python3' || (hasRead && minorNumber(judge) <= minor)) return []
  return newerSyntax(node.code).filter((one) => cameWith[one.kind] > minor)
}

/** The place of a stretch of code, which may go over several lines. */
function placeOf(code: string): (from: number, to: number) => Place {
  const place = createPlaces(code)
  return (from, to) => {
    const { line, column } = place(from, from)
    const end = place(to, to)
    return { line, column, endLine: end.line, endColumn: end.column }
  }
}

const syntaxOfNewerPython: Rule = {
  id: 'syntax-of-newer-python',
  languages: pythonOnly,
  severity: always('error'),
  check: (around) => {
    const { node, target } = around
    const found = newerThan(minorNumber(target.python), around)
    if (found.length === 0) return []
    const place = placeOf(node.code)
    return found.map(({ kind, from, to, mended }): Fired => {
      const where = place(from, to)
      const { line, column } = where
      const params = { since: `3.${cameWith[kind]}`, python: target.python }
      const edits = mended.map((one): CodeEdit => ({ ...place(one.from, one.to), text: one.text }))
      return { place: where, edits, problem: problem(`newer-${kind}`, 'code', { line, column, params }) }
    })
  },
  cases: versionCases['syntax-of-newer-python'],
}

/** What a Python minds that a later one does not, without any other writing to be seen: the version that mended it, and the words of those before. */
const mendedSince = [
  [11, /^asynchronous comprehension outside/],
  [12, /^f-string: /],
] as const

/** Whether all is known that a Python after the one that read the code reads, up to the target's. */
function knowsBetween(judge: string, python: string): boolean {
  return minorNumber(judge) >= knownSyntax.oldest && minorNumber(python) <= knownSyntax.newest
}

const codeNotReadable: Rule = {
  id: 'code-not-readable',
  languages: codeLanguages,
  severity: always('error'),
  check: (around) => {
    const { facts, target, node } = around
    if (facts.faults.length === 0) return []
    const judge = standsIn(around)
    const place = placeOf(node.code)
    const newer = newerThan(minorNumber(judge ?? target.python), around).map((one) => ({
      ...one,
      place: place(one.from, one.to),
      isOfTarget: cameWith[one.kind] <= minorNumber(target.python),
    }))
    const isAt = (line: number, one: (typeof newer)[number]): boolean =>
      one.place.line <= line && line <= one.place.endLine
    return facts.faults.flatMap(({ message, kind, ...where }): Fired[] => {
      const { line, column } = where
      // A rule of its own tells of it, in better words than an interpreter that does not know it.
      if (newer.some((one) => !one.isOfTarget && isAt(line, one))) return []
      const isOlder = judge !== null && minorNumber(judge) < minorNumber(target.python)
      const isUnsure =
        isOlder &&
        (!knowsBetween(judge, target.python) ||
          // Of what was put in the place of newer code the author wrote nothing.
          facts.isLowered === true ||
          newer.some((one) => isAt(line, one)) ||
          mendedSince.some(([since, words]) => minorNumber(judge) < since && words.test(message)))
      if (isUnsure) {
        const params = { message, judge, python: target.python }
        const told = problem('syntax-of-stand-in', 'code', { severity: 'warning', line, column, params })
        return [{ place: where, problem: told }]
      }
      const runtime =
        node.code_language === 'python3' ? `Python ${target.python}` : `Node ${target.node.split('.', 1)[0] ?? ''}`
      return [{ place: where, params: { message, runtime, difyText: `${kind}: ${message}` } }]
    })
  },
  cases: versionCases['code-not-readable'],
}

/** Classes, which but for some are written large. */
const isClass =
  /(?:^|\.)[A-Z]\w*$|^datetime\.(?:date|datetime|time|timedelta)$|^(?:int|float|bool|complex|str|bytes|bytearray)$/

/** Whether a name is one that Python has built in since some version. One in small letters is the author's own, as long as no target has it. */
export const isLateBuiltin = (name: string): boolean => /^[A-Z]/.test(name) && spanOf(`builtins.${name}`) !== null

/** What Python says where a name is not there. */
export function lackingWords({ module, name, form }: TakenFact): string {
  if (module === 'builtins') return `NameError: name '${name}' is not defined`
  // Whether a class lacks it or one of its objects is told in other words.
  if (form === 'attribute' && isClass.test(module)) return `has no attribute '${name}'`
  if (form === 'attribute') return `AttributeError: module '${module}' has no attribute '${name}'`
  return form === 'import'
    ? `ModuleNotFoundError: No module named '${module}.${name}'`
    : `ImportError: cannot import name '${name}' from '${module}'`
}

/** What a name is told by where the target's Python lacks it: with which version it came, or went. */
function spanWords(name: string, python: string): string {
  const { since, gone } = spanOf(name) ?? {}
  if (since !== undefined && minorNumber(python) < since) return `≥ 3.${since}`
  return gone === undefined ? '' : `< 3.${gone}`
}

const pythonLacksName: Rule = {
  id: 'python-lacks-name',
  languages: pythonOnly,
  severity: always('error'),
  check: (around) => {
    const { facts, target } = around
    const judge = standsIn(around)
    const minor = minorNumber(target.python)
    const told = new Set<string>()
    const lacking = (one: TakenFact): Fired => {
      const { module, name, form, place, isUncalled } = one
      told.add(`${place.line}:${place.column}`)
      const versions = spanWords(`${module}.${name}`, target.python)
      const params = { module, name, form, python: target.python, difyText: lackingWords(one) }
      // In a function that nothing calls it does no harm as it is.
      const harm = isUncalled === true ? { severity: 'warning' as const } : {}
      if (versions === '') return { place, params, ...harm }
      const { line, column } = place
      const since = versions.startsWith('≥') ? 'name-came-later' : 'name-went-before'
      const version = versions.slice(2)
      return { place, problem: problem(since, 'code', { line, column, params: { ...params, version } }), ...harm }
    }
    const taken = facts.taken.flatMap((one): Fired[] => {
      const { module, name, place, isThere, origin } = one
      if (origin !== 'python' || !isLookedUp(one, target)) return []
      const known = hasName(`${module}.${name}`, minor)
      // What read the code is the judge, unless it stands in.
      if (judge === null ? isThere === false : known === false) return [lacking(one)]
      if (isThere !== false || known === true || judge === null) return []
      const params = { module, name, judge, python: target.python }
      const { line, column } = place
      return [{ place, problem: problem('name-of-stand-in', 'code', { severity: 'warning', line, column, params }) }]
    })
    const lines = linesOf(around.node.code)
    const called = facts.calls.flatMap(({ name, method, place, isGuarded, isUncalled = false }): Fired[] => {
      if (name === null || isGuarded === true || told.has(`${place.line}:${place.column}`)) return []
      const at = name.lastIndexOf('.')
      if (at < 0 || hasName(name, minor) !== false) return []
      // What is called by its bare name was imported, and is told of there.
      const written = lines[place.line - 1]?.slice(place.column - 1) ?? ''
      if (written.startsWith(method) && /^\s*\(/.test(written.slice(method.length))) return []
      const one = { module: name.slice(0, at), name: name.slice(at + 1), form: 'attribute', place } as const
      return [lacking({ ...one, isThere: false, origin: 'python', isUncalled })]
    })
    const builtIn = facts.unbound.flatMap((one): Fired[] => {
      const { name, place, isGuarded, isUncalled = false } = one
      if (isGuarded || !isLookedUp(one, target) || !isLateBuiltin(name) || hasName(`builtins.${name}`, minor) !== false)
        return []
      return [
        lacking({ module: 'builtins', name, form: 'attribute', place, isThere: false, origin: 'python', isUncalled }),
      ]
    })
    return [...taken, ...called, ...builtIn]
  },
  cases: versionCases['python-lacks-name'],
}

const pythonLacksParameter: Rule = {
  id: 'python-lacks-parameter',
  languages: pythonOnly,
  severity: always('error'),
  check: ({ facts, target }) => {
    const minor = minorNumber(target.python)
    return facts.calls.flatMap(({ name, keywords, place, isGuarded, isUncalled }): Fired[] => {
      if (name === null || isGuarded === true) return []
      return Object.keys(keywords).flatMap((parameter): Fired[] => {
        const whole = `${name}(${parameter}`
        if (hasName(whole, minor) !== false) return []
        const versions = spanWords(whole, target.python)
        const difyText = `unexpected keyword argument '${parameter}'`
        const params = { name, parameter, versions: `Python ${versions}`, python: target.python, difyText }
        return [{ place, params, ...(isUncalled === true ? { severity: 'warning' as const } : {}) }]
      })
    })
  },
  cases: versionCases['python-lacks-parameter'],
}

/** Rules about what one Python has and another has not. */
export const versionRules: readonly Rule[] = [
  codeNotReadable,
  syntaxOfNewerPython,
  pythonLacksName,
  pythonLacksParameter,
]
