import fc from 'fast-check'
import { resultTag } from '../../shared/dify/resultTag'
import type { Case } from './case'
import { declared, declaredLong, type Members } from './declared'
import { dumps } from './outcome'
import { body, stdoutOf, written } from './printed'

/** The places of `limitsOfCases`: the tight ones most often; where no depth is left, a case says little. */
const weights = [6, 20, 8, 4, 2, 6, 1]
const limits = fc.oneof(...weights.map((weight, place) => ({ weight, arbitrary: fc.constant(place) })))
/** Any text but the empty one fails the node, with its own words. */
const error = fc.oneof({ weight: 60, arbitrary: fc.constant('') }, fc.constantFrom('error: timeout\n', ' ', '0', 'é😀'))

/** What a script printed, and what becomes of it. */
const parsing: fc.Arbitrary<Case> = fc
  .tuple(stdoutOf(body), error)
  .map(([stdout, refusal]) => ({ stdout, error: refusal, result: '', outputs: null, limits: 0 }))

/** A result and its declarations. */
const checkingOf = (members: fc.Arbitrary<Members>, which: fc.Arbitrary<number>): fc.Arbitrary<Case> =>
  fc.tuple(members, which).map(([{ children, object }, place]) => ({
    stdout: null,
    error: '',
    result: dumps(object, null, (number) => number.text),
    outputs: children,
    limits: place,
  }))

/** A printed result that is then checked: what the post-processing of texts does to declared types shows here. */
const both: fc.Arbitrary<Case> = fc
  .tuple(declared, fc.nat(2), limits, error)
  .map(([{ children, object }, style, which, refusal]) => ({
    stdout: `${resultTag}${written(object, style)}${resultTag}\n`,
    error: refusal,
    result: '',
    outputs: children,
    limits: which,
  }))

/** A broken text that is then checked: the parser's refusal must come first. */
const brokenBoth: fc.Arbitrary<Case> = fc
  .tuple(stdoutOf(body), declared, limits)
  .map(([stdout, { children }, which]) => ({
    stdout,
    error: '',
    result: '',
    outputs: children,
    limits: which,
  }))

/** All kinds of cases, in the shares in which they are drawn. */
export const anyCase: fc.Arbitrary<Case> = fc.oneof(
  { weight: 400, arbitrary: parsing },
  { weight: 400, arbitrary: checkingOf(declared, limits) },
  { weight: 200, arbitrary: both },
  { weight: 50, arbitrary: brokenBoth },
  { weight: 1, arbitrary: checkingOf(declaredLong, fc.constant(0)) },
)
