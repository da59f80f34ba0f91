import type { Problem } from '../model/problem'
import type { Severity } from './rule'

/** The file of a workspace that says how grave its author takes rules to be. */
export const severitiesFileName = 'preflight.txt'

/** How grave the rules are that a workspace says itself, by their ids. */
export type OwnSeverities = ReadonlyMap<string, Severity>

/** A line that says nothing, from 1. */
export interface SeverityFault {
  readonly line: number
  readonly kind: 'no-setting' | 'no-rule' | 'no-severity'
  readonly rule: string
  readonly value: string
}

export interface ReadSeverities {
  readonly severities: OwnSeverities
  readonly faults: readonly SeverityFault[]
}

/** What may stand behind a rule; `note` is what SARIF and other linters call the mildest. */
const words: Readonly<Record<string, Severity>> = {
  error: 'error',
  warning: 'warning',
  info: 'info',
  note: 'info',
  off: 'off',
}

const setting = /^([^\s=:]+)\s*[=:]\s*(.*)$/
/** A line in its parts: what stands before it, its setting, and the comment behind it. */
const lineForm = /^(\s*)([^#]*?)(\s*(?:#.*)?)$/

const linesWithEnds = (text: string): string[] => text.split(/(?<=\r\n|\r(?!\n)|\n)/)

function settingOn(line: string): { readonly rule: string; readonly value: string } | 'none' | 'broken' {
  const content = (lineForm.exec(line.replace(/^\uFEFF/, '').replace(/[\r\n]+$/, ''))?.[2] ?? '').trim()
  if (content === '') return 'none'
  const [, rule, value] = setting.exec(content) ?? []
  return rule === undefined || value === undefined ? 'broken' : { rule, value: value.trim() }
}

/**
 * How grave rules are in a workspace, from lines of `rule = error | warning | info | off`; `#` begins a comment, and the last line of a rule counts.
 * `known` are the ids of all rules. Lines that say nothing are told and change nothing.
 */
export function readSeverities(text: string, known: ReadonlySet<string>): ReadSeverities {
  const severities = new Map<string, Severity>()
  const faults: SeverityFault[] = []
  for (const [at, raw] of linesWithEnds(text).entries()) {
    const line = at + 1
    const read = settingOn(raw)
    if (read === 'none') continue
    if (read === 'broken') faults.push({ line, kind: 'no-setting', rule: '', value: raw.trim() })
    else {
      const { rule, value } = read
      const severity = Object.hasOwn(words, value) ? words[value] : undefined
      if (!known.has(rule)) faults.push({ line, kind: 'no-rule', rule, value })
      else if (severity === undefined) faults.push({ line, kind: 'no-severity', rule, value })
      else severities.set(rule, severity)
    }
  }
  return { severities, faults }
}

/** The text with another severity for a rule; null takes what it says of the rule out. All else stays to the byte. */
export function withSeverity(text: string, rule: string, severity: Severity | null): string {
  const lines = linesWithEnds(text)
  const isOf = (line: string): boolean => {
    const read = settingOn(line)
    return typeof read === 'object' && read.rule === rule
  }
  const last = lines.findLastIndex(isOf)
  if (severity === null) return lines.filter((line) => !isOf(line)).join('')
  if (last === -1) {
    const end = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n'
    const gap = text === '' || /[\r\n]$/.test(text) ? '' : end
    return `${text}${gap}${rule} = ${severity}${end}`
  }
  const [, body = '', end = ''] = /^([^\r\n]*)([\r\n]*)$/.exec(lines[last] ?? '') ?? []
  const [, before = '', , behind = ''] = lineForm.exec(body) ?? []
  lines[last] = `${before}${rule} = ${severity}${behind}${end}`
  return lines.join('')
}

/** A rule's severity in a workspace. A rule that a target does not mind stays off there, whatever the workspace says: it would tell what is not so. */
export function severityIn(own: OwnSeverities, rule: string, usual: Severity): Severity {
  return usual === 'off' ? 'off' : (own.get(rule) ?? usual)
}

/** A problem as grave as the workspace takes its rule to be; null where that is off. */
export function asGrave(own: OwnSeverities, rule: string, problem: Problem): Problem | null {
  const severity = own.get(rule)
  if (severity === 'off') return null
  return severity === undefined || severity === problem.severity ? problem : { ...problem, severity }
}
