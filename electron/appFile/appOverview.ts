import type { NodeLanguage } from '../../shared/model/node'
import type { AppText } from './appText'
import type { AppView } from './appView'

/** One node of the graph. */
export interface GraphNode {
  /** Its place in the graph's list. */
  readonly index: number
  readonly id: string
  /** Dify's word, e.g. `code`; "" where the data says none. */
  readonly type: string
  readonly title: string
  /** The iteration or the loop that it stands in. */
  readonly parent: string | null
  /** The node that an iteration or a loop begins with. */
  readonly startNode: string | null
  readonly line: number
  readonly data: AppView | null
}

export interface GraphEdge {
  readonly source: string
  readonly target: string
}

/** What an app file says, as far as Nodelab looks. */
export interface AppOverview {
  readonly appName: string
  readonly mode: string | null
  readonly dslVersion: string | null
  /** Whether `version` is a text, as Dify's import wants it. */
  readonly isVersionText: boolean
  /** Whether it has a workflow with nodes; an app of another mode has none. */
  readonly hasGraph: boolean
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
  /** `workflow.environment_variables` and `conversation_variables`. */
  readonly environment: AppView | null
  readonly conversation: AppView | null
}

const textAt = (view: AppView | null | undefined, key: string): string | null => view?.get(key)?.text() ?? null

function nodeOf(given: AppView | null, index: number, { lines }: AppText): GraphNode {
  const item = given?.anew() ?? null
  const data = item?.get('data') ?? null
  return {
    index,
    id: textAt(item, 'id') ?? '',
    type: textAt(data, 'type') ?? '',
    title: textAt(data, 'title') ?? '',
    parent: textAt(item, 'parentId') ?? textAt(data, 'iteration_id') ?? textAt(data, 'loop_id'),
    startNode: textAt(data, 'start_node_id'),
    line: Math.max(lines.linePos(data?.start ?? item?.start ?? 0).line, 1),
    data: data?.kind === 'map' ? data : null,
  }
}

/** What a file that was read says; null: it is no app file. Throws an AliasError where an alias can't be followed. */
export function overviewOf(app: AppText): AppOverview | null {
  const { view } = app
  if (view === null || view.kind !== 'map') return null
  const workflow = view.get('workflow')
  const head = view.get('app')
  if (workflow?.kind !== 'map' && view.get('kind')?.text() !== 'app') return null
  const graph = workflow?.get('graph')
  const edges = (graph?.get('edges')?.items() ?? []).flatMap((edge): GraphEdge[] => {
    const [source, target] = [textAt(edge, 'source'), textAt(edge, 'target')]
    return source === null || target === null ? [] : [{ source, target }]
  })
  return {
    appName: textAt(head, 'name') ?? '',
    mode: textAt(head, 'mode'),
    dslVersion: view.get('version')?.text() ?? null,
    isVersionText: view.get('version')?.isText() ?? true,
    hasGraph: graph?.get('nodes')?.kind === 'seq',
    nodes: (graph?.get('nodes')?.items() ?? []).map((item, index) => nodeOf(item, index, app)),
    edges,
    environment: workflow?.get('environment_variables') ?? null,
    conversation: workflow?.get('conversation_variables') ?? null,
  }
}

/** The language of a code or template node; null for any other, and for one that Nodelab does not run. */
export function languageOf({ type, data }: GraphNode): NodeLanguage | null {
  if (type === 'template-transform') return 'jinja2'
  const language = type === 'code' ? (data?.get('code_language')?.text() ?? null) : null
  return language === 'python3' || language === 'javascript' ? language : null
}

/** Whether a node is one that Nodelab opens. */
export function isOpened({ type }: GraphNode): boolean {
  return type === 'code' || type === 'template-transform'
}

/** The code of such a node, or its template; null where it has none that is a text. */
export function codeOf({ type, data }: GraphNode): string | null {
  const code = data?.get(type === 'code' ? 'code' : 'template') ?? null
  return code?.isText() === true ? code.text() : null
}
