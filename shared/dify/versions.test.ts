import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Output, OutputSpec } from '../model/node'
import type { JsonObject, JsonValue } from '../model/value'
import { check } from './check'
import { DifyFailure } from './difyFailure'
import { toJsonText } from './jsonText'
import { parse } from './parse'
import { parsePythonJson } from './pythonJson'
import { records } from './targets/records'
import type { Target } from './targets/target'

/**
 * What the code nodes of Dify 0.11 to 1.13 themselves made of results and of printed texts, executed release by release. An outcome holds from
 * the target that it names until the next one.
 */
const vectors = parsePythonJson(
  readFileSync(new URL('./fixtures/versionVectors.pyjson', import.meta.url), 'utf8'),
) as JsonObject

const versions = [...records].reverse().filter(({ outputs }) => outputs.leadingDot)

function specOf(value: JsonValue): OutputSpec {
  const spec = value as JsonObject
  const children = spec.get('children') ?? null
  return { type: spec.get('type') as OutputSpec['type'], children: children === null ? null : outputsOf(children) }
}

const outputsOf = (value: JsonValue): Output[] =>
  [...(value as JsonObject)].map(([name, spec]) => ({ name, spec: specOf(spec) }))

function outcome(task: () => JsonValue): string {
  try {
    return toJsonText(task())
  } catch (error) {
    if (!(error instanceof DifyFailure)) throw error
    return `${error.errorType}: ${error.message}`
  }
}

/** The outcome that holds for a target; null where the first one is of a later Dify. */
function expectedOf(entry: JsonObject, target: Target): string | null {
  const at = (id: JsonValue | undefined): number => versions.findIndex((version) => version.id === id)
  const holding = (entry.get('outcomes') as JsonObject[])
    .filter((told) => at(told.get('since')) <= at(target.id))
    .at(-1)
  if (holding === undefined) return null
  const ok = holding.get('ok')
  return ok === undefined ? `${String(holding.get('type'))}: ${String(holding.get('message'))}` : toJsonText(ok)
}

const list = (name: string): JsonObject[] => vectors.get(name) as JsonObject[]

describe.each(versions)('$name', (target) => {
  it('checks as its own code node did', () => {
    for (const entry of list('checks')) {
      const expected = expectedOf(entry, target)
      if (expected === null) continue
      const result = entry.get('result') ?? null
      const outputs = outputsOf(entry.get('outputs') ?? null)
      const about = `${toJsonText(result).slice(0, 200)} as ${JSON.stringify(outputs).slice(0, 200)}`
      expect([about, outcome(() => check(target, result, outputs))]).toEqual([about, expected])
    }
  })

  it('reads what was printed as its own parser did', () => {
    for (const entry of list('parses')) {
      const expected = expectedOf(entry, target)
      const stdout = String(entry.get('stdout'))
      expect([stdout, outcome(() => parse(target, { stdout, error: '' }))]).toEqual([stdout, expected])
    }
  })
})

it('has the versions that the vectors were taken from', () => {
  expect(versions.map(({ id }) => id)).toEqual(
    [
      '0.11',
      '1.0',
      '1.2',
      '1.3',
      '1.4',
      '1.5',
      '1.6',
      '1.7',
      '1.8',
      '1.9',
      '1.9.2',
      '1.10',
      '1.12',
      '1.13',
      '1.13.3',
    ].map((version) => `dify-${version}`),
  )
  expect(list('checks').length).toBeGreaterThan(500)
})

it('ends as Dify 0.11 ends for a result that is no dict', () => {
  const [oldest] = versions
  if (oldest === undefined) throw new Error('there is no target')
  for (const entry of list('nonDicts')) {
    const result = entry.get('result') ?? null
    const outputs = outputsOf(entry.get('outputs') ?? null)
    const about = `${toJsonText(result)} as ${JSON.stringify(outputs)}`
    expect([about, outcome(() => check(oldest, result, outputs))]).toEqual([about, expectedOf(entry, oldest)])
  }
})
