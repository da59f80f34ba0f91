import { createPlaces } from '../../shared/packages/imports/readImport'
import { type CodeFacts, noFacts } from '../../shared/preflight/facts/codeFacts'
import { type InputTypes, inputTypes } from '../../shared/preflight/facts/inputTypes'
import { minorNumber } from '../../shared/preflight/minorNumber'
import { type Finding, findingsOf } from '../../shared/preflight/preflight'
import type { Surroundings } from '../../shared/preflight/rule'
import { ruleIds } from '../../shared/preflight/ruleIds'
import { readSeverities } from '../../shared/preflight/severities'
import { lowered } from '../../shared/preflight/syntax/lowered'
import { knownSyntax, newerSyntax } from '../../shared/preflight/syntax/newerSyntax'
import { javascriptFacts } from './javascript/facts'
import { knownByBase } from './knownByBase'
import { knownByPackages } from './knownByPackages'

type Spot = readonly [line: number, column: number]

/** What a reader of Python is asked. */
export interface PythonQuestion {
  readonly code: string
  /** What it may read in the place of code that it is too old for (`shared/preflight/syntax/lowered.ts`); places count from 1. */
  readonly older: {
    readonly code: string
    readonly texts: readonly Spot[]
    readonly templates: readonly Spot[]
    readonly names: readonly string[]
  } | null
  /** Whether another Python than this one is to run the code: then what it has of its own is told, too. */
  readonly standsIn: boolean
  /** The declared types of the node's inputs. */
  readonly inputs: InputTypes
}

/** A node whose code has been read, to be judged. All of it can be sent to another thread. */
export interface FindingsTask {
  readonly around: Omit<Surroundings, 'facts' | 'environment'>
  /** What Python has read, as JSON; null for what no Python reads. */
  readonly python: string | null
  /** Whether all of the code has been looked at, where no Python reads it. */
  readonly isWhole: boolean
  readonly without: ReadonlySet<string>
  /** The text of the workspace's preflight.txt. */
  readonly severities: string
}

/** What was found; or what Python is to be asked before that can be said. */
export type Judged = { readonly findings: Finding[] } | { readonly older: NonNullable<PythonQuestion['older']> }

/** Code as the Python that could not read it may; null where nothing in it is newer than that. */
function olderOf(code: string, minor: number): PythonQuestion['older'] {
  if (minor < knownSyntax.oldest || minor >= knownSyntax.newest) return null
  const found = lowered(code, newerSyntax(code), minor)
  if (found === null) return null
  const place = createPlaces(code)
  const spot = (at: number): Spot => {
    const { line, column } = place(at, at)
    return [line, column]
  }
  const { texts, templates, ...rest } = found
  return { ...rest, texts: texts.map(spot), templates: templates.map(spot) }
}

/** Judges a node by all rules. Nothing of the node is run. */
export function judge({ around, python, isWhole, without, severities }: FindingsTask): Judged {
  const { node, target, judge: version, installed, requirements } = around
  const read = (): CodeFacts => {
    if (node.code_language === 'javascript') return javascriptFacts(node.code, target.node, inputTypes(node))
    return python === null ? { ...noFacts, isWhole } : (JSON.parse(python) as CodeFacts)
  }
  const facts = read()
  if (python !== null && version !== null && facts.faults.length > 0 && facts.isLowered !== true) {
    const older = olderOf(node.code, minorNumber(version))
    if (older !== null) return { older }
  }
  const environment =
    installed === null
      ? knownByBase(node, target, requirements)
      : knownByPackages(node, target, requirements, installed)
  const all = { ...around, facts, environment }
  return { findings: findingsOf(all, without, readSeverities(severities, ruleIds).severities) }
}
