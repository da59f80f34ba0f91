import { mkdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { AppFile, AppNode } from '../../shared/model/appFile'
import type { CodeNode } from '../../shared/model/node'
import { problem, ProblemError } from '../../shared/problems'
import { nodeOfApp, openApp, writeNodes } from '../appFile/appOnDisk'
import { writeAtomic } from '../files/atomicFile'
import { isMissing, reasonOf } from '../files/fileErrors'
import { fileNameFor, freeName } from '../workspace/fileNames'
import { parseNodeText } from '../workspace/nodeDocument'
import { readDocument } from '../workspace/nodeFields'
import { nodeEnding } from '../workspace/nodePaths'
import { newNodeText } from '../workspace/nodeText'
import { readFileText } from '../workspace/readBytes'
import type { Session } from './context'
import { exitCodes, printJson, printResult, problemsJson, say, sayProblem } from './output'
import { runCommand, type RunOptions } from './run'
import { textOf, WrongUse } from './texts'

export interface AppOptions extends RunOptions {
  readonly output?: string
  readonly force?: boolean
  readonly dryRun?: boolean
}

/** The field of a node file that says which node of an app it was made of. */
const nodeField = 'app_node'

const titleOf = ({ nodeId, title }: AppNode): string => `${nodeId} (${title})`

function sayProblems({ problems, nodes }: AppFile, { language }: Session): void {
  const all = [...problems, ...nodes.flatMap(({ problem: told }) => (told === null ? [] : [told]))]
  for (const told of all) sayProblem(told, language)
}

/** `app list`: a node a line, with the way that leads to it. */
async function list(session: Session, path: string, options: AppOptions): Promise<number> {
  const { file } = await openApp(path)
  if (options.json === true) {
    const nodes = file.nodes.map(({ nodeId, title, code_language: language, line, way, problem: told }) => ({
      id: nodeId,
      title,
      language,
      line,
      way: way.map(({ nodeId: id, type, title: step, enters }) => ({ id, type, title: step, enters })),
      problems: problemsJson(told === null ? [] : [told], session.language),
    }))
    const { appName, mode, dslVersion, problems } = file
    printJson({ app: appName, mode, dsl: dslVersion, nodes, problems: problemsJson(problems, session.language) })
    return exitCodes.worked
  }
  sayProblems(file, session)
  if (file.nodes.length === 0) say(textOf('app-no-nodes', session.language, { path }))
  for (const { nodeId, title, code_language: language, way } of file.nodes) {
    const steps = [...way.map((step) => `${step.title}${step.enters ? ' ▸' : ''}`), title].join(' → ')
    printResult(`${nodeId.padEnd(15)}  ${(language ?? '–').padEnd(10)}  ${steps}`)
  }
  return exitCodes.worked
}

/** `app extract`: a node file of each node, with its place in the app, so that `apply` finds it again. */
async function extract(session: Session, path: string, options: AppOptions): Promise<number> {
  const { file, read } = await openApp(path)
  const folder = resolve(options.output ?? '.')
  const names: string[] = []
  const texts = file.nodes.flatMap((row) => {
    if (row.problem !== null) return []
    const name = freeName(fileNameFor(row.title), names)
    names.push(name)
    const text = newNodeText(nodeOfApp(read, path, row.nodeId))
    return [
      { path: join(folder, `${name}${nodeEnding}`), text: `${nodeField}: ${JSON.stringify(row.nodeId)}\n${text}` },
    ]
  })
  // All or none: half of an app on disk is hard to tell from the whole.
  for (const { path: place } of options.force === true ? [] : texts) {
    const there = await stat(place).catch((error: unknown) => {
      if (!isMissing(error)) throw error
      return null
    })
    if (there !== null) throw new ProblemError(problem('file-there', 'workspace', { params: { path: place } }))
  }
  try {
    await mkdir(folder, { recursive: true })
    for (const one of texts) await writeAtomic(one.path, one.text)
  } catch (error) {
    const params = { path: folder, reason: reasonOf(error) }
    throw new ProblemError(problem('app-not-written', 'workspace', { params }))
  }
  if (options.json === true)
    printJson({ files: texts.map((one) => one.path), problems: problemsJson(file.problems, session.language) })
  else {
    sayProblems(file, session)
    for (const one of texts) printResult(one.path)
  }
  return exitCodes.worked
}

/** The node of an app that a node file is of: by its field, else by its title. */
async function placed(name: string, file: AppFile): Promise<{ nodeId: string; node: CodeNode }> {
  const path = resolve(name)
  const found = (await readFileText(path)) ?? (await readFileText(`${path}${nodeEnding}`))
  if (found === null) throw new ProblemError(problem('file-missing', 'workspace', { params: { path } }))
  if (found.problem !== null) throw new ProblemError(found.problem)
  const parsed = parseNodeText(found.text)
  const { node, problems } = readDocument(parsed)
  const [told] = problems
  if (node === null) throw new ProblemError(told ?? problem('file-no-node', 'workspace', { params: { path } }))
  const said: unknown = parsed.map?.get(nodeField)
  const byTitle = file.nodes.filter(({ title }) => title === node.title)
  const nodeId =
    said === undefined || said === null ? (byTitle.length === 1 ? byTitle[0]?.nodeId : undefined) : String(said)
  if (file.nodes.some((row) => row.nodeId === nodeId) && nodeId !== undefined) return { nodeId, node }
  const params = { path, title: node.title, nodes: file.nodes.map(titleOf).join(', ') || '–' }
  throw new ProblemError(problem('app-node-unnamed', 'workspace', { params }))
}

/** `app apply`: puts node files back; all else in the app stays to the byte. */
async function apply(session: Session, path: string, names: readonly string[], options: AppOptions): Promise<number> {
  if (names.length === 0) throw new WrongUse('app-nodes-missing')
  const { file, read } = await openApp(path)
  const nodes = []
  for (const name of names) nodes.push(await placed(name, file))
  const isDry = options.dryRun === true
  const { changed, unchanged, hunks } = await writeNodes(path, read, nodes, isDry)
  if (options.json === true) {
    printJson({ changed, unchanged, written: !isDry && changed > 0, nodes: nodes.map(({ nodeId }) => nodeId) })
    return exitCodes.worked
  }
  const signs = { same: ' ', removed: '-', added: '+' }
  if (isDry) for (const { rows } of hunks) for (const { kind, text } of rows) printResult(`${signs[kind]} ${text}`)
  say(textOf(isDry ? 'app-would-apply' : 'app-applied', session.language, { path, changed, unchanged }))
  return exitCodes.worked
}

/** `nodelab app list|run|extract|apply`. What is wrong is thrown, and told by the caller. */
export async function appCommand(
  session: Session,
  action: string,
  app: string,
  nodes: readonly string[],
  options: AppOptions,
): Promise<number> {
  if (action === 'apply') return apply(session, app, nodes, options)
  if (nodes.length > 0) throw new WrongUse('words-too-many', { action, words: nodes.join(' ') })
  if (action === 'list') return list(session, app, options)
  if (action === 'extract') return extract(session, app, options)
  if (action === 'run') return runCommand(session, app, options)
  throw new WrongUse('action-unknown', { command: 'app', action, actions: 'list, run, extract, apply' })
}
