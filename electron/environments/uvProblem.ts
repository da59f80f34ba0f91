import type { Problem } from '../../shared/model/problem'
import { problem } from '../../shared/problems'
import type { EnvironmentWish } from '../engineTypes'
import { conflictOf } from './conflict'
import { redact } from './redact'
import { brokenLine, requirementsName } from './requirementProblem'
import { lineOfPackage, normalName, requiredNames } from './requirementsFile'
import { patterns } from './uvPatterns'

function isAsked(name: string, wish: EnvironmentWish): boolean {
  const asked = [...requiredNames(wish.requirements), ...wish.dependencies.map((one) => normalName(one.name.trim()))]
  return asked.includes(normalName(name))
}

/** uv's sentences as one paragraph, short enough to be read on a card. */
function paragraph(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  return flat.length > 600 ? `${flat.slice(0, 600)}…` : flat
}

/** What words in the text tell beside what the pattern itself names. */
function derived(raw: string, { json, body, has }: Readonly<Record<string, string>>): Record<string, string> {
  const host = /https?:\/\/(?:[^\s/@`'"]*@)?([^\s/`'")]+)/.exec(raw)?.[1] ?? ''
  const reason = json || body || ''
  return { host, ...(reason === '' ? {} : { reason }), ...(has === undefined ? {} : { has: has.replaceAll('`', '') }) }
}

/** Two who want what can't be together; where they can't be told apart, uv's own sentence. */
function conflict(raw: string, params: Record<string, string>, wish: EnvironmentWish): Problem {
  const found = conflictOf(raw)
  if (found === null) return problem('requirements-conflict', 'environment', { params, raw })
  const { name, wants } = found
  const [first, second] = wants
  const askedBy = (who: string): string =>
    who || (lineOfPackage(wish.requirements, name) === null ? 'dependencies' : requirementsName)
  const told = {
    name,
    first: askedBy(first.who),
    firstWants: first.what,
    second: askedBy(second.who),
    secondWants: second.what,
  }
  const line = lineOfPackage(wish.requirements, first.root) ?? lineOfPackage(wish.requirements, second.root)
  const code = first.who === '' && second.who === '' ? 'requirements-conflict-own' : 'requirements-conflict-pair'
  return problem(code, line === null ? 'environment' : 'requirements', { params: { ...params, ...told }, line, raw })
}

/** The most of uv's text that is read and shown. Its derivations grow without end; what the author requires stands at their end. */
const mostRead = 200_000

function shortened(text: string): string {
  const half = mostRead / 2
  return text.length <= mostRead ? text : `${text.slice(0, half)}\n…\n${text.slice(-half)}`
}

/** What was told last of a wish: several ask about one end of uv. */
const told = new WeakMap<EnvironmentWish, { readonly output: string; readonly problem: Problem }>()

/** What uv could not do, in the author's words, with his line where one is to blame; uv's text stays one click away. */
export function uvProblem(output: string, wish: EnvironmentWish): Problem {
  const known = told.get(wish)
  if (known?.output === output) return known.problem
  const found = read(redact(shortened(output)), wish)
  told.set(wish, { output, problem: found })
  return found
}

function read(raw: string, wish: EnvironmentWish): Problem {
  const broken = brokenLine(raw, wish)
  if (broken !== null) return broken
  for (const { test, code, asked } of patterns) {
    const found = test.exec(raw)
    if (found === null) continue
    const params: Record<string, string> = { name: '', version: '', reason: '' }
    for (const [name, value] of Object.entries(found.groups ?? {})) params[name] = paragraph(value ?? '')
    Object.assign(params, derived(raw, params))
    const name = params['name'] ?? ''
    // What a package deeper down lacks is a conflict for the author: he asked for neither.
    if (asked && !isAsked(name, wish)) continue
    if (code === 'requirements-conflict') return conflict(raw, params, wish)
    const line = name === '' ? null : lineOfPackage(wish.requirements, name)
    return problem(code, line === null ? 'environment' : 'requirements', { params, line, raw })
  }
  return problem('uv-failed', 'environment', { raw })
}
