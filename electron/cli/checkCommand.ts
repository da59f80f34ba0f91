import { serverSettingsOf, withServerSettings } from '../../shared/dify/serverSettings'
import type { Target } from '../../shared/dify/targets/target'
import type { Environment } from '../../shared/model/environment'
import { dependenciesOf } from '../../shared/packages/nodeDependencies'
import type { Finding } from '../../shared/preflight/preflight'
import type { Problem } from '../../shared/model/problem'
import { problem, ProblemError } from '../../shared/problems'
import { placeInFile } from '../preflight/nodePlace'
import { checkedJson, type CheckedNode, findingLines, sarifOf, settingsOf } from './checkReport'
import { chooseTarget, type Session } from './context'
import type { NamedNode } from './namedNode'
import { givenPaths } from './givenPaths'
import { type NodeUnder, nodesUnder } from './nodesUnder'
import { preflightHere } from './preflightHere'
import { problemOf } from './failure'
import { exitCodes, printJson, printResult, say, sayProblem, sayStages } from './output'
import { textOf, WrongUse } from './texts'

export interface CheckOptions {
  readonly target?: string
  readonly json?: boolean
  readonly sarif?: boolean
}

/** What a node file is warned of as it is read and a rule tells as well. */
const toldByRules = new Set(['name-refused', 'name-twice', 'name-empty', 'type-not-there'])

/** The node's environment, built where it is not there; null for a language without one. Throws a ProblemError where there can be none. */
async function environmentOf(
  session: Session,
  target: Target,
  { node, requirements }: NamedNode,
): Promise<Environment | null> {
  if (node.code_language !== 'python3') return null
  const { text, folder, lock = '' } = requirements
  const wish = { target, requirements: text, lock, dependencies: dependenciesOf(node, target) }
  const build = await session.engine.environments.wait(
    { ...wish, ...(folder === null ? {} : { folder }) },
    session.signal,
  )
  const [told] = build.problems
  if (build.environment === null && told !== undefined) throw new ProblemError(told)
  return build.environment
}

async function checked(session: Session, under: NodeUnder, options: CheckOptions): Promise<CheckedNode> {
  const { path, file, named, problem: fault } = under
  const nothing = { path, file, target: null, findings: [], place: null, isRead: true, settings: null }
  if (named === null) return { ...nothing, problems: fault === null ? [] : [fault] }
  const { engine, signal } = session
  const found = chooseTarget(engine, options.target, named.node)
  const server = serverSettingsOf(named.serverEnv)
  const target = server === null ? found : withServerSettings(found, server)
  const faults: Problem[] = []
  const without = (error: unknown): null => {
    if (signal.aborted) throw new Error('cancelled')
    faults.push(problemOf(error, session.language))
    return null
  }
  const environment = await environmentOf(session, target, named).catch(without)
  if (signal.aborted) throw new Error('cancelled')
  const requirements = named.requirements.text
  const own = await preflightHere(named.path)
  const request = { node: named.node, target, environment, requirements, own: own.texts, isPartial: true }
  const unread = (error: unknown): Promise<Finding[] | null> => {
    faults.push(problem('preflight-failed', 'code', { raw: error instanceof Error ? error.message : String(error) }))
    // What needs no interpreter is told all the same.
    return engine.preflight.check({ ...request, environment: null })
  }
  const findings: Finding[] | null = await engine.preflight.check(request).catch(unread)
  const problems = [...faults, ...named.problems].filter(({ code }) => !toldByRules.has(code))
  const place = placeInFile(file.text, named.node.code)
  const settings = own.path === null ? null : { path: own.path, problems: own.problems }
  return { ...nothing, target, problems, findings: findings ?? [], place, isRead: findings !== null, settings }
}

/** The exit code of all: a file that is wrong counts most, then an error that was found. */
function codeOf(nodes: readonly CheckedNode[]): number {
  const told = [...nodes.flatMap(({ problems }) => problems), ...settingsOf(nodes).flatMap(({ problems }) => problems)]
  if (told.some(({ severity, source }) => severity === 'error' && source === 'environment')) {
    return exitCodes.noEnvironment
  }
  const isWrong = told.some(({ severity }) => severity === 'error')
  if (isWrong) return exitCodes.wrong
  const hasError = nodes.some(({ findings }) => findings.some(({ problem }) => problem.severity === 'error'))
  return hasError ? exitCodes.failed : exitCodes.worked
}

/** `nodelab check PATH…`: what preflight finds in every node under the paths. What is wrong with the command is thrown, and told by the caller. */
export async function checkCommand(session: Session, paths: readonly string[], options: CheckOptions): Promise<number> {
  const { engine, language } = session
  const isQuiet = options.json === true || options.sarif === true
  if (options.json === true && options.sarif === true) throw new WrongUse('json-or-sarif', {})
  const under = await nodesUnder(engine, await givenPaths(session, paths, isQuiet))
  if (under.length === 0) throw new WrongUse('check-none', { path: paths.join(', ') || '.' })
  const stop = sayStages(engine, language, isQuiet)
  const nodes: CheckedNode[] = []
  // One after the other: most share an environment, and a build must not be asked for twice.
  for (const one of under) nodes.push(await checked(session, one, options))
  stop()
  for (const { path, problems } of settingsOf(nodes)) {
    for (const told of problems) sayProblem({ ...told, params: { path, ...told.params } }, language)
  }
  const code = codeOf(nodes)
  const count = (severity: string): number =>
    nodes.reduce((sum, { findings }) => sum + findings.filter(({ problem }) => problem.severity === severity).length, 0)
  if (options.sarif === true) printJson(sarifOf(nodes, language))
  else if (options.json === true) printJson(checkedJson(nodes, code, language))
  if (options.json === true) return code
  // A SARIF log holds findings alone: what kept a node from being looked at is told beside it.
  for (const { path, problems } of nodes) {
    for (const told of problems) sayProblem({ ...told, params: { path, ...told.params } }, language)
  }
  if (isQuiet) return code
  for (const node of nodes) {
    if (!node.isRead) say(textOf('check-not-read', language, { path: node.path }))
    for (const finding of node.findings) printResult(findingLines(node, finding, language))
  }
  say(textOf('check-done', language, { nodes: nodes.length, errors: count('error'), warnings: count('warning') }))
  return code
}
