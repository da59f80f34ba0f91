import { lastWords } from '../../shared/dify/lastWords'
import type { Difference, NodeCase } from '../../shared/model/nodeCase'
import type { Language, Problem } from '../../shared/model/problem'
import type { RunResult } from '../../shared/model/run'
import { describeProblem } from '../../shared/problems'
import { isRefusedCall } from '../../shared/problems/refusedCall'
import { type TextKey, textOf } from '../cli/texts'
import type { Verdict } from './judge'

/** Characters of a value that are shown in a line. */
const longest = 200

const shortened = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text)

/** The call at which Dify ends a run, and its line: Dify's own words tell neither. */
function callOf({ code, line, params }: Problem, language: Language): string {
  if (!isRefusedCall(code)) return ''
  const what = String(params['what'])
  const told =
    line === null ? textOf('checked-no-line', language, { what }) : textOf('checked-line', language, { line, what })
  return ` (${told})`
}

const differs: Readonly<Record<Difference['kind'], TextKey>> = {
  equals: 'case-differs',
  contains: 'case-lacks',
  matches: 'case-no-match',
  type: 'case-other-type',
  close: 'case-not-close',
  length: 'case-other-length',
}

function differenceText({ output, path, kind, value, actual, fault }: Difference, language: Language): string {
  const named = `${output}${path.replace(/^\$/, '').replace(/^(?=[^.[])/, '.')}`
  if (fault !== null) return textOf('case-check-fault', language, { output: named, reason: fault })
  const shown = actual === null ? textOf('case-no-output', language) : shortened(actual)
  return textOf(differs[kind], language, { output: named, expected: shortened(value), actual: shown })
}

/** As much of a case's end as its reasons are made of. */
export interface ToldEnd {
  readonly of: Pick<NodeCase, 'error'>
  readonly result: Pick<RunResult, 'error' | 'problems'>
  readonly verdict: Verdict
}

/** Why a case did not pass, a line a reason; empty where it did. */
export function reasonsOf({ of, result, verdict }: ToldEnd, language: Language): string[] {
  const [first] = result.problems
  const error = `${lastWords(result.error ?? '')}${first === undefined ? '' : callOf(first, language)}`
  switch (verdict.reason) {
    case 'outputs':
      return verdict.differences.map((one) => differenceText(one, language))
    case 'error':
      return [textOf('case-raised', language, { error })]
    case 'other-error': {
      return [textOf('case-other-error', language, { expected: of.error ?? '', error })]
    }
    case 'no-error':
      return [textOf('case-no-error', language)]
    default: {
      if (verdict.status !== 'broken') return []
      const [told] = result.problems
      const title = told === undefined ? '' : describeProblem(told, language).title
      return [textOf('case-broken', language, { error: title || error })]
    }
  }
}
