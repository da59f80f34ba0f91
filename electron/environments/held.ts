import type { Problem } from '../../shared/model/problem'
import { withoutBackslashes } from '../../shared/packages/logicalLines'
import { readLine } from '../../shared/packages/requirementLine'
import type { RequirementEntry, RequirementKind } from '../../shared/packages/requirementsFile'
import { problem } from '../../shared/problems'
import type { EnvironmentWish } from '../engineTypes'
import { redact } from './redact'
import { entriesOf, lineOfPackage } from './requirementsFile'

/** A line, or a part of one, that uv may read as one. */
export type Followed = Pick<RequirementEntry, 'line' | 'kind' | 'text' | 'address' | 'options'>

const leadsElsewhere: ReadonlySet<RequirementKind> = new Set(['url', 'path', 'editable', 'file', 'constraint'])

/** In a line that can't be read: a direct reference, an address, a path, a variable that may be either. */
const isNoName = /[@/\\$]|^~/

/** Whether a line asks for something that no index vouches for: an address, a repository, a path, another file. */
export function comesFromElsewhere({ kind, text }: Pick<RequirementEntry, 'kind' | 'text'>): boolean {
  if (kind !== 'broken') return leadsElsewhere.has(kind)
  const content = text.trim().replace(/(?:^|\s)#.*$/, '')
  return isNoName.test((content.split(';')[0] ?? '').trim())
}

/**
 * The lines that uv may follow. It joins lines at other backslashes than pip does (not at that of a comment), so each line of a joined
 * one is looked at by itself too.
 */
export function followed(text: string): Followed[] {
  return entriesOf(text).flatMap((entry) => {
    const parts = entry.text.split(/\r\n|\r|\n/)
    const alone = parts.map((part, index) => ({
      line: entry.line + index,
      ...readLine(withoutBackslashes(part)),
      text: part,
    }))
    return parts.length === 1 ? [entry] : [entry, ...alone]
  })
}

/** Whether a problem is nothing but a question to the author. */
export function isHeld({ code }: Problem): boolean {
  return code === 'package-held' || code === 'requirement-held' || code === 'lock-held'
}

/**
 * The first line of the requirements that is followed only by the author's word; null where there is none. What it names is no published
 * package, and getting it may run code that came with it.
 */
export function heldLine(wish: EnvironmentWish): Problem | null {
  const found = followed(wish.requirements).find(comesFromElsewhere)
  if (found === undefined) return null
  return holding(found)
}

/** What is told of a line that waits for the author's word. */
export function holding({ line, text }: Pick<Followed, 'line' | 'text'>): Problem {
  return problem('requirement-held', 'requirements', {
    severity: 'info',
    params: { line, text: redact(text.trim()) },
    line,
  })
}

/** The package that uv would have to build from source, were it allowed; null where it stopped for another reason. */
export function heldPackage(output: string, wish: EnvironmentWish): Problem | null {
  const raw = redact(output)
  const name =
    /Building source distributions for [`']?([\w.-]+)[`']? is disabled/.exec(raw)?.[1] ??
    /Wheels are required for [`']([\w.-]+)[`'] because building from source is disabled/.exec(raw)?.[1]
  if (name === undefined) return null
  const line = lineOfPackage(wish.requirements, name)
  const source = line === null ? 'environment' : 'requirements'
  return problem('package-held', source, { severity: 'info', params: { name }, line, raw })
}
