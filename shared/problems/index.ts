import type { Language, Problem, ProblemText } from '../model/problem'
import { ruleTexts } from '../preflight/texts/ruleTexts'
import { appFileProblems } from './appFileProblems'
import { careProblems } from './careProblems'
import { caseProblems } from './caseProblems'
import { commandProblems } from './commandProblems'
import { dataFolderProblems } from './dataFolderProblems'
import { dataProblems } from './dataProblems'
import { environmentProblems } from './environmentProblems'
import { exchangeProblems } from './exchangeProblems'
import { fileAndTemplateProblems } from './fileAndTemplateProblems'
import { fileImportProblems } from './fileImportProblems'
import { formatProblems } from './formatProblems'
import { historyProblems } from './historyProblems'
import { importTexts } from './importTexts'
import { refusedCallProblems } from './refusedCallProblems'
import { reasonIn } from './reasonWords'
import { lessonFileProblems } from './lessonFileProblems'
import { lessonProblems } from './lessonProblems'
import { newerSyntaxProblems } from './newerSyntaxProblems'
import { openingProblems } from './openingProblems'
import { preflightProblems } from './preflightProblems'
import { programProblems } from './programProblems'
import { remoteListProblems } from './remoteListProblems'
import { remoteProblems } from './remoteProblems'
import { languageProblems } from './languageProblems'
import { runHistoryProblems } from './runHistoryProblems'
import { runProblems } from './runProblems'
import { scriptTexts } from './scriptTexts'
import { searchProblems } from './searchProblems'
import { servingProblems } from './servingProblems'
import { sourceProblems } from './sourceProblems'
import { sandboxLineProblems } from './sandboxLineProblems'
import { targetProblems } from './targetProblems'
import { workspaceProblems } from './workspaceProblems'

/** Every problem that Nodelab can tell, by its code, in every language. */
export const problemTexts = {
  ...environmentProblems,
  ...runProblems,
  ...remoteProblems,
  ...remoteListProblems,
  ...fileAndTemplateProblems,
  ...workspaceProblems,
  ...appFileProblems,
  ...fileImportProblems,
  ...formatProblems,
  ...historyProblems,
  ...runHistoryProblems,
  ...languageProblems,
  ...lessonProblems,
  ...lessonFileProblems,
  ...searchProblems,
  ...servingProblems,
  ...commandProblems,
  ...careProblems,
  ...caseProblems,
  ...dataFolderProblems,
  ...dataProblems,
  ...exchangeProblems,
  ...openingProblems,
  ...programProblems,
  ...targetProblems,
  ...sourceProblems,
  ...importTexts,
  ...scriptTexts,
  ...sandboxLineProblems,
  ...refusedCallProblems,
  ...preflightProblems,
  ...newerSyntaxProblems,
  ...ruleTexts,
} as const

export type ProblemCode = keyof typeof problemTexts

/** What may be left out when a problem is made: the rest has a neutral default. */
type ProblemDetails = Partial<Omit<Problem, 'code' | 'source'>>

/** Makes a problem whose code is known to the table of texts. Severity is `error` unless told. */
export function problem(code: ProblemCode, source: Problem['source'], details: ProblemDetails = {}): Problem {
  return {
    code,
    source,
    severity: 'error',
    params: {},
    line: null,
    column: null,
    difyText: null,
    raw: null,
    fix: null,
    ...details,
  }
}

/** An error that carries a problem for the author; `message` is its English title for logs. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(describeProblem(problem, 'en').title)
    this.name = 'ProblemError'
  }
}

function isKnown(code: string): code is ProblemCode {
  return Object.hasOwn(problemTexts, code)
}

/** A text with what stands in braces filled in. */
export function fill(text: string, params: Problem['params']): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))
}

/** The texts of a problem in a language, its parameters filled in. An unknown code shows its raw text. */
export function describeProblem(problem: Problem, language: Language): ProblemText {
  // What names something near has sentences of its own.
  const near = problem.params['nearest'] === undefined ? '' : `${problem.code}-near`
  const code = isKnown(near) ? near : problem.code
  if (!isKnown(code)) return { title: problem.code, why: problem.raw ?? '', next: '' }
  const { title, why, next } = problemTexts[code][language]
  const reason = reasonIn(problem.params, language)
  const params = reason === null ? problem.params : { ...problem.params, reason: fill(reason, problem.params) }
  return { title: fill(title, params), why: fill(why, params), next: fill(next, params) }
}
