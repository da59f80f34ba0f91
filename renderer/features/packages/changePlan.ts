import type { PackageVersion, Rehearsal } from '../../../shared/model/packages'
import type { ChangeWish } from '../../app/stores/packageStore'
import { normalName } from '../../../shared/packages/packageName'
import {
  type Edit,
  hasLine,
  putVersion,
  upgraded,
  type VersionChoice as AskedVersion,
  withoutPackage,
  withoutPackages,
  withRequirement,
  withRequirements,
} from '../../../shared/packages/requirementsEdits'
import { askedLines, readAsked } from './requirementEdits'

/** Which version of a package is asked for; `exact` with "" is the newest that fits. */
export interface VersionChoice {
  readonly kind: 'exact' | 'any' | 'range'
  readonly version: string
  readonly range: string
}

export const firstChoice: VersionChoice = { kind: 'exact', version: '', range: '' }

/** What a choice comes to where the versions can't be had (`isBlind`): any of them in place of one of a list that is not there. */
export function choiceOf(choice: VersionChoice, isBlind: boolean): VersionChoice {
  return isBlind && choice.kind === 'exact' ? { ...choice, kind: 'any' } : choice
}

/** A range as pip reads it: one or more comparisons. */
export function isRange(range: string): boolean {
  return /^\s*(?:===?|~=|!=|<=|>=|<|>)\s*[\w.*+!-]+(?:\s*,\s*(?:===?|~=|!=|<=|>=|<|>)\s*[\w.*+!-]+)*\s*$/.test(range)
}

/**
 * The newest version that suits the target's Python: one with a wheel, before one that must be built; a pre-release only where there is nothing
 * else. Null where none does.
 */
export function newestFitting(versions: readonly PackageVersion[]): string | null {
  const fitting = versions.filter(({ fits, isYanked }) => fits && !isYanked)
  const finished = fitting.filter(({ isPrerelease }) => !isPrerelease)
  const newest = finished.find(({ isSource }) => !isSource) ?? finished[0] ?? fitting[0]
  return newest?.version ?? null
}

/** What a choice asks for; null where it is not known yet, or is no range. */
function askedFor(choice: VersionChoice, versions: readonly PackageVersion[] | null): AskedVersion | null {
  if (choice.kind === 'any') return { kind: 'latest' }
  if (choice.kind === 'range') {
    return isRange(choice.range) ? { kind: 'range', specifier: choice.range.replace(/\s+/g, '') } : null
  }
  const version = choice.version === '' ? newestFitting(versions ?? []) : choice.version
  return version === null ? null : { kind: 'exact', version }
}

/** The package whose versions a wish chooses from; null where it chooses none, or what is typed has its own version. */
export function chosenName(wish: ChangeWish): string | null {
  if (wish.kind === 'version') return wish.name
  if (wish.kind !== 'add') return null
  const asked = readAsked(wish.typed)
  return asked === null || asked.specifier !== '' ? null : asked.name
}

interface Facts {
  readonly choice: VersionChoice
  readonly versions: readonly PackageVersion[] | null
  /** The name as the index spells it; "" while it is not known. */
  readonly spelling: string
}

const untold = (text: string): Edit => ({ text, notes: [] })

/** A newer version of each: what a line allows is widened as little as it takes, and what names no version is pinned. */
function upgradedTo(text: string, to: readonly { readonly name: string; readonly version: string }[]): Edit {
  return to.reduce((before, { name, version }) => {
    const raised = upgraded(before.text, { name, version })
    const isOpen = raised === null || raised.notes.some(({ code }) => code === 'left-open')
    const edit = isOpen ? putVersion(before.text, name, { kind: 'exact', version }) : raised
    return { text: edit.text, notes: [...before.notes, ...edit.notes] }
  }, untold(text))
}

/** The requirements as a wish would have them; null where it can't be told yet. Nothing but its own lines changes. */
export function planned(wish: ChangeWish, text: string, { choice, versions, spelling }: Facts): Edit | null {
  if (wish.kind === 'remove') return untold(withoutPackage(text, wish.name) ?? text)
  if (wish.kind === 'plain') return untold(withoutPackages(text))
  if (wish.kind === 'upgrade') return upgradedTo(text, wish.to)
  if (wish.kind === 'preset') return withRequirements(text, wish.lines)
  const asked = readAsked(wish.kind === 'add' ? wish.typed : wish.name)
  if (asked === null) return null
  const name = normalName(spelling) === normalName(asked.name) ? spelling : asked.name
  if (asked.specifier !== '') return withRequirement(text, `${name}${asked.extras}${asked.specifier}`)
  const version = askedFor(choice, versions)
  return version === null ? null : putVersion(text, `${name}${asked.extras}`, version)
}

/** The lines of a preset with the versions that the trial found, or that are there already; one that names a version keeps it. */
export function pinnedLines(
  lines: readonly string[],
  { changes }: Rehearsal,
  installed: ReadonlyMap<string, string>,
): string[] {
  const found = new Map(changes.map(({ name, to }) => [normalName(name), to]))
  return lines.map((line) => {
    const asked = readAsked(line)
    if (asked === null || asked.specifier !== '') return line
    const name = normalName(asked.name)
    const version = found.get(name) ?? installed.get(name)
    return version == null ? line : `${asked.name}${asked.extras}==${version}`
  })
}

/** Whether the requirements ask for all packages of some lines. */
export function asksForAll(text: string, lines: readonly string[]): boolean {
  const asked = askedLines(text)
  return lines.every((line) => {
    const name = readAsked(line)?.name
    return name === undefined ? hasLine(text, line) : asked.has(normalName(name))
  })
}
