import type { Problem } from '../../shared/model/problem'
import { problem } from '../../shared/problems'
import type { EnvironmentWish } from '../engineTypes'
import { redact } from './redact'
import { lineOfPackage, readRequirements, type RequirementLine } from './requirementsFile'

/** Options that lead to other files or folders; those that name an index or a rule install nothing by themselves. */
const leadsElsewhere = /^(?:-[erc]|--(?:editable|requirement|constraint)(?![\w-]))/

/** A direct reference, an address, a path, a variable that may be either, or an archive. */
const isNoName = /[@/\\$]|^~|\.(?:whl|zip|tar|tgz|tar\.\w+)$/i

/** Whether a line asks for something that no index vouches for: an address, a repository, a path, another file. */
function comesFromElsewhere({ kind, text }: RequirementLine): boolean {
  const content = text
    .trim()
    .replace(/(?:^|\s)#.*$/, '')
    .replace(/\\$/, '')
  if (kind === 'option') return leadsElsewhere.test(content)
  return kind === 'requirement' && isNoName.test((content.split(';')[0] ?? '').trim())
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
  const found = readRequirements(wish.requirements).find(comesFromElsewhere)
  if (found === undefined) return null
  const { line, text } = found
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
