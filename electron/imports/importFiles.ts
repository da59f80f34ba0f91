import { randomBytes } from 'node:crypto'
import { basename } from 'node:path'
import { parse, YAMLError } from 'yaml'
import type { Imported } from '../../shared/model/importing'
import type { Problem } from '../../shared/model/problem'
import { describeProblem, problem, type ProblemCode, ProblemError } from '../../shared/problems'
import { reasonOf } from '../files/fileErrors'
import { quickView } from '../appFile/appView'
import { readQuick } from '../appFile/quickYaml'
import { formOf } from '../workspace/nodeDocument'
import { readFields } from '../workspace/nodeFields'
import type { Moves } from '../workspace/nodeMoves'
import { nodeEnding } from '../workspace/nodePaths'
import { newNodeText } from '../workspace/nodeText'
import { readFileText } from '../workspace/readBytes'
import { importAppFile } from './appFileCopy'
import { findFiles, type FoundFile, mostFiles } from './findFiles'
import { languageOf, nodeOfCode } from './nodeOfCode'

export interface ImportOptions {
  readonly root: string
  readonly moves: Pick<Moves, 'addFile' | 'remove' | 'removeOther'>
}

/** Names of files that a problem lists; of more it says how many. */
const namesListed = 5

/** What is to be said of one file that is not imported. */
interface Refusal {
  readonly code: ProblemCode
  readonly name: string
  readonly reason?: string
}

type Outcome =
  | { readonly kind: 'node'; readonly id: string }
  | { readonly kind: 'app'; readonly name: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'ignored' }

/** Whether a text is an app file's, as far as that can be told in a millisecond: a folder may hold a thousand of them. */
function isPlainlyApp(text: string): boolean {
  const { source } = formOf(text)
  const quick = readQuick(source)
  if (quick === null) return false
  const view = quickView(source, quick)
  return view.get('type') === null && (view.get('workflow') !== null || view.get('kind')?.text() === 'app')
}

/** What a YAML file is: by what stands in it, not by its name. */
function kindOfYaml(text: string): 'node' | 'app' | 'other' {
  if (isPlainlyApp(text)) return 'app'
  const { problems, node } = readFields(text)
  if (node !== null) return 'node'
  if (problems[0]?.code === 'file-is-app') return 'app'
  if (problems[0]?.code !== 'file-not-yaml') return 'other'
  // An app file that Nodelab's stricter rules for node files refuse, such as one with a key twice.
  try {
    const value: unknown = parse(text, { uniqueKeys: false, logLevel: 'silent' })
    return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'app' ? 'app' : 'other'
  } catch (error) {
    if (error instanceof YAMLError || error instanceof ReferenceError) return 'other'
    throw error
  }
}

function problemsOf(refusals: readonly Refusal[]): Problem[] {
  const groups = new Map<string, Refusal[]>()
  for (const refusal of refusals) {
    const key = `${refusal.code}\n${refusal.reason ?? ''}`
    groups.set(key, [...(groups.get(key) ?? []), refusal])
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const listed = group.slice(0, namesListed).map(({ name }) => name)
    const more = group.length - listed.length
    const names = `${listed.join(', ')}${more > 0 ? ` + ${more}` : ''}`
    const params = { names, reason: first.reason ?? '' }
    return [problem(first.code, 'workspace', { severity: 'warning', params })]
  })
}

/** Brings files from elsewhere into a workspace: always copies, never over what is there. */
export function createImports({ root, moves }: ImportOptions) {
  /** What an import made, by its token: only in memory, as long as its toast could be. */
  const made = new Map<string, Pick<Imported, 'nodes' | 'apps'>>()

  async function importOne({ path, folder, isNamed }: FoundFile): Promise<Outcome> {
    const name = basename(path)
    const refused = (code: ProblemCode, reason?: string): Outcome =>
      // A folder holds much that is of no interest here.
      isNamed || reason !== undefined
        ? { kind: 'refused', refusal: { code, name, ...(reason === undefined ? {} : { reason }) } }
        : { kind: 'ignored' }
    if (/requirements.*\.txt$/i.test(name)) return refused('not-imported-requirements')
    const isNodeFile = name.endsWith(nodeEnding)
    const language = languageOf(name)
    if (language === null && !/\.ya?ml$/i.test(name)) return refused('not-imported-kind')
    const file = await readFileText(path)
    if (file === null) return refused('not-imported-unread', 'ENOENT')
    if (file.problem !== null) return refused('not-imported-unread', describeProblem(file.problem, 'en').title)
    const title = name.slice(0, isNodeFile ? -nodeEnding.length : name.lastIndexOf('.'))
    if (language !== null) {
      const node = nodeOfCode(title, language, file.text)
      return { kind: 'node', id: await moves.addFile(folder, title, newNodeText(node)) }
    }
    const kind = kindOfYaml(file.text)
    // A node file stays one where it is broken: its author mends it here.
    if (kind === 'node' || (isNodeFile && kind === 'other'))
      return { kind: 'node', id: await moves.addFile(folder, title, file.text) }
    if (kind === 'other') return refused('not-imported-yaml')
    return { kind: 'app', name: await importAppFile(path, root, folder, name.replace(/\.node(?=\.ya?ml$)/i, '')) }
  }

  async function attempt(file: FoundFile): Promise<Outcome> {
    try {
      return await importOne(file)
    } catch (error) {
      const reason = error instanceof ProblemError ? describeProblem(error.problem, 'en').title : reasonOf(error)
      return { kind: 'refused', refusal: { code: 'not-imported-unread', name: basename(file.path), reason } }
    }
  }

  return {
    /** Copies what is at some paths into the workspace; folders with what is in them. */
    async add(paths: readonly string[]): Promise<Imported> {
      const { files, inside, isCapped } = await findFiles(paths, root)
      const refusals: Refusal[] = inside.map((name) => ({ code: 'not-imported-inside', name }))
      const nodes: string[] = []
      const apps: string[] = []
      for (const file of files) {
        const outcome = await attempt(file)
        if (outcome.kind === 'node') nodes.push(outcome.id)
        else if (outcome.kind === 'app') apps.push(outcome.name)
        else if (outcome.kind === 'refused') refusals.push(outcome.refusal)
      }
      const problems = problemsOf(refusals)
      if (isCapped) {
        problems.push(problem('import-capped', 'workspace', { severity: 'warning', params: { count: mostFiles } }))
      }
      const isNothing = nodes.length + apps.length === 0
      if (isNothing && problems.length === 0) {
        problems.push(problem('not-imported-empty', 'workspace', { severity: 'warning' }))
      }
      if (isNothing) return { nodes, apps, problems, token: null }
      const token = randomBytes(8).toString('hex')
      made.set(token, { nodes, apps })
      return { nodes, apps, problems, token }
    },

    /** Takes an import back: its files go into the trash, whatever was done to them since. Those that are gone or renamed by now are left alone. */
    async undo(token: string): Promise<void> {
      const { nodes, apps } = made.get(token) ?? { nodes: [], apps: [] }
      made.delete(token)
      const ends = await Promise.allSettled([
        ...nodes.map((id) => moves.remove(id, false)),
        ...apps.map((name) => moves.removeOther(name)),
      ])
      for (const end of ends) {
        const isGone =
          end.status === 'rejected' && end.reason instanceof ProblemError && end.reason.problem.code === 'file-missing'
        if (end.status === 'rejected' && !isGone) throw end.reason
      }
    },
  }
}
