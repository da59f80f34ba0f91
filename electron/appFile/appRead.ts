import type { AppFile, AppNode } from '../../shared/model/appFile'
import type { Problem } from '../../shared/model/problem'
import { appNodeId } from '../../shared/dify/appNodeId'
import { targets } from '../../shared/dify/targets'
import { problem } from '../../shared/problems'
import { type FileText, readFileText } from '../workspace/readBytes'
import { codeOf, type GraphNode, isOpened, languageOf, type AppOverview, overviewOf } from './appOverview'
import { aliasProblem, type AppText, readAppText } from './appText'
import { waysOf } from './appWays'

/** An app file as it was read. */
export interface ReadApp {
  readonly file: FileText
  /** Null where it can't be read; then a problem is an error. */
  readonly app: AppText | null
  readonly overview: AppOverview | null
  readonly problems: readonly Problem[]
}

/** Versions as numbers, so that 0.10 is newer than 0.9. */
function isNewer(version: string, known: string): boolean {
  const [a, b] = [version, known].map((one) => one.split(/[.+-]/).map(Number))
  for (let at = 0; at < Math.max(a?.length ?? 0, b?.length ?? 0); at += 1) {
    const [x, y] = [a?.[at] ?? 0, b?.[at] ?? 0]
    if (x !== y) return x > y
  }
  return false
}

/** The newest DSL version of all targets. */
function newestKnown(): string {
  return targets.map(({ dslVersion }) => dslVersion).reduce((a, b) => (isNewer(b, a) ? b : a))
}

function versionProblems({ dslVersion, isVersionText }: AppOverview): Problem[] {
  if (dslVersion === null) return []
  if (!isVersionText) {
    return [problem('app-version-not-text', 'workspace', { severity: 'warning', params: { version: dslVersion } })]
  }
  const known = newestKnown()
  if (!isNewer(dslVersion, known)) return []
  return [problem('app-newer', 'workspace', { severity: 'info', params: { version: dslVersion, known } })]
}

/** Makes of a file's text what it says. */
export function readApp(file: FileText, path: string): ReadApp {
  const fail = (told: Problem): ReadApp => ({ file, app: null, overview: null, problems: [told] })
  if (file.problem !== null) return fail(file.problem)
  const app = readAppText(file.text)
  if (app.problem !== null) return fail(app.problem)
  try {
    const overview = overviewOf(app)
    if (overview?.hasGraph !== true) {
      const mode = overview?.mode ?? null
      return fail(
        mode === null
          ? problem('file-no-app', 'workspace', { params: { path } })
          : problem('file-not-app', 'workspace', { params: { path, mode } }),
      )
    }
    return { file, app, overview, problems: versionProblems(overview) }
  } catch (error) {
    return fail(aliasProblem(app, error))
  }
}

/** Reads an app file; null where there is none. */
export async function readAppFile(path: string): Promise<ReadApp | null> {
  const file = await readFileText(path)
  return file === null ? null : readApp(file, path)
}

/** Whether a text may be that of an app file: looked at before it is read as a whole, since a folder may hold any YAML. */
export function mayBeApp({ text, problem: told }: FileText): boolean {
  return (
    told?.code === 'file-too-large' ||
    told?.code === 'file-unreadable' ||
    told?.code === 'file-no-content' ||
    /^["']?(?:workflow|kind)["']? *:|"workflow" *:/m.test(text)
  )
}

function nodeProblem(node: GraphNode, isTwin: boolean): Problem | null {
  const { id, title, line, type, data } = node
  if (isTwin) return problem('app-id-twice', 'workspace', { params: { nodeId: id }, line, column: 1 })
  if (languageOf(node) === null) {
    const language = data?.get('code_language')?.text() ?? '–'
    return problem('app-language-unknown', 'workspace', { params: { line, title, language }, line, column: 1 })
  }
  if (codeOf(node) !== null) return null
  const field = type === 'code' ? 'code' : 'template'
  return problem('app-code-not-text', 'workspace', { params: { line, title, field }, line, column: 1 })
}

/** The code and template nodes of a file, by Dify's id; of two with one id none can be opened. */
export function openedNodes({ nodes }: AppOverview): { readonly node: GraphNode; readonly problem: Problem | null }[] {
  const counts = new Map<string, number>()
  for (const { id } of nodes) counts.set(id, (counts.get(id) ?? 0) + 1)
  return nodes
    .filter((node) => isOpened(node) && node.data !== null)
    .map((node) => ({ node, problem: nodeProblem(node, (counts.get(node.id) ?? 0) > 1) }))
}

/** The row of a file, as it stands on disk. */
export function appFileOf(id: string, { file, overview, problems }: ReadApp): AppFile {
  const head = { id, revision: file.revision, problems: [...problems] }
  if (overview === null) return { ...head, appName: '', mode: null, dslVersion: null, nodes: [] }
  const { appName, mode, dslVersion } = overview
  const ways = waysOf(overview)
  const nodes = openedNodes(overview).map(({ node, problem: told }): AppNode => {
    const way = [...(ways.get(node.id) ?? [])]
    const document = { id: appNodeId(id, node.id), nodeId: node.id, title: node.title, line: node.line }
    return { ...document, code_language: languageOf(node), way, edited: false, problem: told }
  })
  return { ...head, appName, mode, dslVersion, nodes }
}
