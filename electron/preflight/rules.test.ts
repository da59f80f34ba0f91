import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultTarget, findTarget } from '../../shared/dify/targets'
import { serverSettingsOf, withServerSettings } from '../../shared/dify/serverSettings'
import type { Target } from '../../shared/dify/targets/target'
import type { Environment } from '../../shared/model/environment'
import { createPlaces } from '../../shared/packages/imports/readImport'
import type { PackageFacts } from '../../shared/model/packages'
import type { CodeNode } from '../../shared/model/node'
import { type Finding, rules } from '../../shared/preflight/preflight'
import { applyEdits } from '../../shared/preflight/applyEdits'
import type { Rule, RuleCase } from '../../shared/preflight/rule'
import { ruleTexts } from '../../shared/preflight/texts/ruleTexts'
import { describeProblem } from '../../shared/problems'
import { createPreflight, type Preflight } from './preflight'
import { startTestEngine, type TestEngine } from '../testing/testEngine'

let test: TestEngine
let preflight: Preflight
/** Packages that a case has beside those of its environment. */
let ownPackages: readonly PackageFacts[] = []
const environments = new Map<string, Environment | null>()

function targetOf({ target: id }: RuleCase): Target {
  const target = id === undefined ? defaultTarget : findTarget(id)
  if (target === null) throw new Error(`There is no target ${id}`)
  return target
}

beforeAll(async () => {
  test = await startTestEngine()
  preflight = createPreflight({
    environments: test.engine.folders.environments,
    facts: async (environment) => [...(await test.engine.packages.facts(environment)), ...ownPackages],
  })
  const targets = rules.flatMap(({ cases }) => cases.map(targetOf))
  for (const target of new Map(targets.map((one) => [one.id, one])).values()) {
    const build = await test.engine.environments.wait({ target, requirements: '', dependencies: [] })
    environments.set(target.id, build.environment)
  }
})
afterAll(() => {
  preflight?.close()
  return test?.end()
})

function nodeOf({ code, language = 'python3', node = {} }: RuleCase): CodeNode {
  const outputs: CodeNode['outputs'] = [{ name: 'result', spec: { type: 'string', children: null } }]
  const rest = { variables: [], outputs, dependencies: [], target: null, samples: {} }
  return { title: 'n', desc: '', code_language: language, code, ...rest, ...node }
}

async function findingsIn(one: RuleCase): Promise<Finding[]> {
  const unsaid = { requires: [], bytes: 0, summary: '', licence: '', homepage: '', requiresPython: '' }
  ownPackages = (one.packages ?? []).map((own) => ({ ...unsaid, ...own, origin: 'own', modules: [own.name] }))
  const target = targetOf(one)
  const server = serverSettingsOf(one.serverEnv ?? '')
  const found = await preflight.check({
    node: nodeOf(one),
    target: server === null ? target : withServerSettings(target, server),
    environment: one.language === 'javascript' ? null : (environments.get(target.id) ?? null),
    requirements: one.requirements ?? '',
    own: { severities: '', serverList: one.serverList ?? '' },
  })
  if (found === null) throw new Error('It could not be read')
  return found
}

const cases = rules.flatMap((rule) => rule.cases.map((one, at) => ({ rule, one, name: `${rule.id} ${at + 1}` })))

describe('the severities of a workspace', () => {
  const node = nodeOf({
    code: 'import sys\ndef main():\n    sys.stderr.write("")\n    return {"result": ""}\n',
    fires: [],
  })
  const levelsWith = async (severities: string, target = 'dify-1.16'): Promise<string[]> => {
    const one = { target: findTarget(target) ?? defaultTarget, environment: environments.get(target) ?? null }
    const found = await preflight.check({ node, ...one, requirements: '', own: { severities, serverList: '' } })
    return (found ?? []).map(({ rule, problem: { severity } }) => `${rule} ${severity}`)
  }

  it('go before those of the rules, all that a rule finds', async () => {
    expect(await levelsWith('')).toEqual(['stderr-written error'])
    expect(await levelsWith('stderr-written = note')).toEqual(['stderr-written info'])
    expect(await levelsWith('stderr-written = off')).toEqual([])
  })
})

describe("a Python that stands in for the target's", () => {
  it('is named as what it is: what it lacks or refuses may be there', async () => {
    const target = defaultTarget
    const own = environments.get(target.id) ?? null
    if (own === null) throw new Error('There is no environment')
    const environment = { ...own, python: { ...own.python, version: '3.9.1', exact: false } }
    const look = async (code: string) =>
      (await preflight.check({ node: nodeOf({ code, fires: [] }), target, environment, requirements: '' })) ?? []
    const [name] = await look('import uuid\nx = uuid.uuid99\ndef main():\n    return {"result": ""}\n')
    expect(name).toMatchObject({
      rule: 'python-lacks-name',
      problem: { code: 'name-of-stand-in', severity: 'warning' },
    })
    const [fault] = await look('def main(:\n    return {"result": ""}\n')
    expect(fault).toMatchObject({ rule: 'code-not-readable', problem: { code: 'syntax-of-stand-in', line: 1 } })
  })
})

describe('the rules of preflight', () => {
  it('have an id and a text each, and cases that must fire and that must not', () => {
    expect(rules.map(({ id }) => id).sort()).toEqual(Object.keys(ruleTexts).sort())
    const isProven = ({ cases: all }: Rule): boolean =>
      all.some(({ fires }) => fires.length > 0) && all.some(({ fires }) => fires.length === 0)
    expect(rules.filter((rule) => !isProven(rule)).map(({ id }) => id)).toEqual([])
  })

  it.each(cases)('$name: $one.code', async ({ rule, one }) => {
    const found = (await findingsIn(one)).filter((finding) => finding.rule === rule.id)
    expect(found.map(({ problem: { line } }) => line ?? 0)).toEqual([...one.fires])
    for (const { problem } of found) {
      for (const language of ['en', 'zh-CN'] as const) {
        // Nothing is left to be filled in but the marks of templates that texts speak of.
        const words = Object.values(describeProblem(problem, language)).join('\n').replaceAll('{{inputs}}', '')
        expect(words).not.toMatch(/\{[a-z]\w*\}(?!\))/i)
      }
    }
    if (one.fixed !== undefined) expect(applyEdits(one.code, found[0]?.edits ?? [])).toBe(one.fixed)
    if (one.severity !== undefined) expect(found[0]?.problem.severity).toBe(one.severity)
    if (one.params !== undefined) expect(found[0]?.problem.params).toMatchObject(one.params)
    if (one.offers !== undefined) expect(found[0]?.fixes).toEqual(one.offers)
    const place = createPlaces(one.code)
    for (const { problem } of found) {
      if (problem.line !== null)
        expect(place(one.code.length, one.code.length).line).toBeGreaterThanOrEqual(problem.line)
    }
  })
})
