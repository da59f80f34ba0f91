import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { defaultTarget, findTarget } from '../../shared/dify/targets'
import type { LanguageNotes } from '../../shared/model/language'
import type { CodeNode } from '../../shared/model/node'
import { dependenciesOf } from '../../shared/packages/nodeDependencies'
import type { Engine } from '../engine'
import { startTestEngine } from '../testing/testEngine'
import { readExamples } from '../workspace/exampleNodes'
import { readFields } from '../workspace/nodeFields'
import { readTemplates } from '../workspace/nodeTemplates'
import { startByNode } from './serverProcess'

const workspace = join(__dirname, '..', 'workspace')
let engine: Engine
let end: () => Promise<void>
let told: LanguageNotes | null = null
let version = 0

beforeAll(async () => {
  const pyright = join(__dirname, '..', '..', 'node_modules', 'pyright')
  ;({ engine, end } = await startTestEngine({ startLanguageServer: () => startByNode(pyright) }))
  engine.language.onNotes((notes) => {
    told = notes
  })
})
afterAll(() => end?.())

/** What an author is told of the one template that needs a package, and that the usual sandbox has to be opened for. */
const isTrue = (mark: string): boolean => /^table_summary, .*: (requirement-of-node-alone|sandbox-refuses)$/.test(mark)

/** What the editor marks in a node as it is opened, at the weight of a warning or an error: of types and by preflight. */
async function marksOf(node: CodeNode): Promise<string[]> {
  const target = findTarget(node.target ?? defaultTarget.id) ?? defaultTarget
  const wish = { target, requirements: '', lock: '', dependencies: dependenciesOf(node, target) }
  const isPython = node.code_language === 'python3'
  const environment = isPython ? (await engine.environments.wait(wish, new AbortController().signal)).environment : null
  const found = await engine.preflight.check({ node, target, environment, requirements: '' })
  if (found === null) return [`${node.title}: preflight could not read it`]
  const marks: { severity: string; line: number | null; rule: string }[] = found.map(({ problem, rule }) => ({
    severity: problem.severity,
    line: problem.line,
    rule,
  }))
  const { code, variables, title } = node
  if (isPython) {
    if (environment === null) return [`${title}: no environment`]
    version += 1
    const shown = { id: title, version, code, variables, target: target.id, environment: environment.key }
    engine.language.show(shown)
    await expect.poll(() => told?.version, { timeout: 60_000 }).toBe(version)
    marks.push(...(told?.notes ?? []).map(({ severity, line, rule }) => ({ severity, line, rule })))
  }
  return marks
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ line, rule }) => `${title}, line ${line}: ${rule}`)
}

it('opens no example and no template with a mark in its code', { timeout: 600_000 }, async () => {
  const examples = await readExamples(join(workspace, 'examples'))
  const templates = await readTemplates(join(workspace, 'templates'))
  const nodes = [...examples.map(({ text }) => readFields(text).node), ...templates.map(({ node }) => node)]
  const marks: string[] = []
  for (const node of nodes) marks.push(...(node === null ? ['no node'] : await marksOf(node)))
  expect(marks.filter((mark) => !isTrue(mark))).toEqual([])
})
