import type { Build } from '../../shared/model/environment'
import type { Language, Problem } from '../../shared/model/problem'
import type { Engine } from '../engine'
import { problemJson, terminalText } from './problemText'
import { textOf } from './texts'

/** Exit codes of every command: design, "The command line". */
export const exitCodes = { worked: 0, failed: 1, wrong: 2, noEnvironment: 3, cancelled: 130 } as const

/** The language of the terminal, unless the settings name one. */
export function terminalLanguage(setting: Language | null, env: NodeJS.ProcessEnv): Language {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || ''
  return setting ?? (/^zh/i.test(locale) ? 'zh-CN' : 'en')
}

/** Results: standard output, nothing else goes there. */
export function printResult(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
}

/** Progress and messages: standard error. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`)
}

/** One JSON object, as `--json` promises. */
export function printJson(value: unknown): void {
  printResult(JSON.stringify(value, null, 2))
}

/** Problems as `--json` prints them. */
export function problemsJson(problems: readonly Problem[], language: Language): ReturnType<typeof problemJson>[] {
  return problems.map((problem) => problemJson(problem, language))
}

/** A problem in a few lines: what, where, why, what to do next, the author's own lines, and at last Dify's words. */
export function sayProblem(problem: Problem, language: Language, ownLines: readonly string[] = []): void {
  const { title, why, next } = terminalText(problem, language)
  const sign = { error: 'x', warning: '!', info: 'i' }[problem.severity]
  say(`${sign} ${title}`)
  for (const line of [why, next, ...ownLines]) if (line !== '') say(`  ${line}`)
  if (problem.difyText !== null) say(`  Dify: ${problem.difyText.split('\n').join('\n        ')}`.replace(/ +$/gm, ''))
}

/** Says each stage of a build once; of one that was there already, nothing. Returns the way to stop, which tells whether there were any. */
export function sayStages(engine: Engine, language: Language, quiet: boolean): () => boolean {
  const said = new Set<string>()
  const stop = engine.environments.onChange((build: Build) => {
    if (build.waitsFor !== null && !said.has(build.waitsFor)) {
      said.add(build.waitsFor)
      if (!quiet) say(`· ${textOf(build.waitsFor, language)}`)
    }
    for (const { name, status, detail } of build.stages) {
      const key = `${build.id} ${name}`
      if (status !== 'running' || said.has(key) || (name === 'ready' && said.size === 0)) continue
      said.add(key)
      if (!quiet) say(`· ${textOf(name, language)}${detail === '' ? '' : ` ${detail}`}`)
    }
  })
  return () => {
    stop()
    return said.size > 0
  }
}
