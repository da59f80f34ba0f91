import project from '../../package.json'
import type { Target } from '../../shared/dify/targets/target'
import type { Language, Problem } from '../../shared/model/problem'
import { type Finding, rules } from '../../shared/preflight/preflight'
import { type RuleId, ruleTexts } from '../../shared/preflight/texts/ruleTexts'
import type { RuleText } from '../../shared/preflight/texts/ruleText'
import type { CodePlace } from '../preflight/nodePlace'
import { problemsJson } from './output'
import { terminalText } from './problemText'
import { type Project, ruleHelp } from './ruleHelp'

/** A node with what was found in it. */
export interface CheckedNode {
  readonly path: string
  readonly file: { readonly path: string }
  /** Null where the file holds no node. */
  readonly target: Target | null
  readonly problems: readonly Problem[]
  readonly findings: readonly Finding[]
  /** Where its code stands in its file; null where its lines are none of the file's. */
  readonly place: CodePlace | null
  /** False for code that is longer than what is looked at. */
  readonly isRead: boolean
  /** The file of severities that counts for it, with its lines that say nothing; null where there is none. */
  readonly settings: { readonly path: string; readonly problems: readonly Problem[] } | null
}

/** The files of severities that count for some nodes, each once. */
export function settingsOf(nodes: readonly CheckedNode[]): NonNullable<CheckedNode['settings']>[] {
  return [...new Map(nodes.flatMap(({ settings }) => (settings === null ? [] : [[settings.path, settings]]))).values()]
}

const signs = { error: 'x', warning: '!', info: 'i' } as const

/** A finding in a few lines: where, what, why, and what to do next. Lines are those of the code, as in the editor. */
export function findingLines({ path }: CheckedNode, { rule, problem }: Finding, language: Language): string {
  const { title, why, next } = terminalText(problem, language)
  const { line, column, severity } = problem
  const place = line === null ? path : `${path}:${line}:${column ?? 1}`
  return [`${signs[severity]} ${place} ${title} [${rule}]`, why, next].filter((text) => text !== '').join('\n  ')
}

function findingJson({ rule, problem, endLine, endColumn, edits }: Finding, language: Language) {
  const { title, why, next } = terminalText(problem, language)
  const { code, severity, line, column, params } = problem
  const place = { line, column, end_line: endLine, end_column: endColumn }
  return { rule, code, severity, ...place, title, why, next, params, edits }
}

/** What `--json` prints: lines and columns count from 1 within the code, columns in UTF-16 units. */
export function checkedJson(nodes: readonly CheckedNode[], code: number, language: Language) {
  const all = nodes.flatMap(({ findings }) => findings)
  const count = (severity: Problem['severity']): number =>
    all.filter(({ problem }) => problem.severity === severity).length
  return {
    status: code === 0 ? 'passed' : 'failed',
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    /** Lines of `preflight.txt` that say nothing. */
    settings: problemsJson(
      settingsOf(nodes).flatMap(({ problems }) => problems),
      language,
    ),
    nodes: nodes.map(({ path, target, findings, problems, place, isRead }) => ({
      path,
      target: target?.id ?? null,
      is_read: isRead,
      /** Add it to a line of the code for the line of the file. */
      code_line: place?.lines ?? null,
      findings: findings.map((one) => findingJson(one, language)),
      problems: problemsJson(problems, language),
    })),
  }
}

const levels = { error: 'error', warning: 'warning', info: 'note', off: 'none' } as const

/** A rule's sentence for any node: what is filled in stands as an ellipsis. */
function general(text: string): string {
  return text.replace(/(?<!\{)\{\w+\}(?!\})/g, '…')
}

function regionOf({ place }: CheckedNode, { problem: { line, column }, endLine, endColumn }: Finding) {
  if (line === null || place === null) return null
  const shift = (at: number): number => at + place.columns
  return {
    startLine: line + place.lines,
    startColumn: shift(column ?? 1),
    ...(endLine === null || endColumn === null ? {} : { endLine: endLine + place.lines, endColumn: shift(endColumn) }),
  }
}

/** The report as a SARIF 2.1.0 log. Places are those of the files, where the code stands there line by line. */
export function sarifOf(nodes: readonly CheckedNode[], language: Language) {
  const ids = rules.map(({ id }) => id)
  const descriptions = rules.map(({ id, severity }) => {
    const text: RuleText = ruleTexts[id as RuleId][language]
    const target = nodes.find((node) => node.target !== null)?.target
    return {
      id,
      shortDescription: { text: general(text.title) },
      fullDescription: { text: general(text.why) || general(text.title) },
      ...ruleHelp(id, general(text.next), language, project as Project),
      defaultConfiguration: { level: target ? levels[severity(target)] : 'warning' },
    }
  })
  const results = nodes.flatMap((node) =>
    node.findings.map((finding) => {
      const { title, why, next } = terminalText(finding.problem, language)
      const region = regionOf(node, finding)
      const uri = encodeURI(node.file.path.replaceAll('\\', '/'))
      return {
        ruleId: finding.rule,
        ruleIndex: ids.indexOf(finding.rule),
        level: levels[finding.problem.severity],
        message: { text: [title, why, next].filter((text) => text !== '').join(' ') },
        locations: [
          {
            physicalLocation: { artifactLocation: { uri }, ...(region === null ? {} : { region }) },
            logicalLocations: [{ fullyQualifiedName: node.path }],
          },
        ],
      }
    }),
  )
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'nodelab', version: project.version, language, rules: descriptions } },
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  }
}
