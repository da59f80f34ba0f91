import { clipboardSince } from '../../shared/dify/targets'
import { describeWatch, isUrgent } from '../../shared/exchange/watchTexts'
import type { Watch } from '../../shared/model/exchange'
import type { Language } from '../../shared/model/problem'
import { problem, ProblemError } from '../../shared/problems'
import { copyNodes } from '../exchange/copyNodes'
import { chooseTarget, type Session } from './context'
import { readNamedNode } from './namedNode'
import { saySecrets } from './sayFound'
import { exitCodes, printResult, say, sayProblem } from './output'
import { textOf } from './texts'

export interface CopyOptions {
  readonly target?: string
}

/** Says what to watch, a line each; packages one below the other, ready to be put into a python-requirements.txt. */
export function sayWatch(watch: readonly Watch[], language: Language): void {
  for (const one of watch) {
    const { text, names } = describeWatch(one, language)
    const sign =
      one.kind === 'lacks' ? { error: 'x', warning: '!', info: 'i' }[one.problem.severity] : isUrgent(one) ? '!' : 'i'
    const isMapped = one.kind === 'mapped'
    const beside = one.kind === 'packages' || names.length === 0 || isMapped ? '' : ` ${names.join(', ')}`
    say(`${sign} ${isMapped ? `${names.join(', ')} ` : ''}${text}${beside}`)
    if (one.kind === 'packages') for (const line of names) say(`  ${line}`)
  }
}

/** `nodelab copy NODE…`: what the target's canvas pastes on standard output, what to watch on standard error. */
export async function copyCommand(session: Session, names: readonly string[], options: CopyOptions): Promise<number> {
  const { engine, language } = session
  const named = await Promise.all(names.map((name) => readNamedNode(engine, name)))
  const [first] = named
  const target = chooseTarget(engine, options.target, first?.node ?? null)
  const copied = await Promise.all(named.map(async ({ node, extras }) => ({ node, extras: await extras() })))
  for (const { problems } of named) for (const told of problems) sayProblem(told, language)
  for (const one of named) await saySecrets(session, one, target)
  const requirements = [...new Set(named.map((one) => one.requirements.text))].join('\n')
  const here = { installed: null, baseChanges: [], requirements }
  const { text, watch } = copyNodes(copied, target, here, Date.now())
  if (text === null) {
    const params = { target: target.name, since: clipboardSince }
    throw new ProblemError(problem('copy-no-clipboard', 'workspace', { params }))
  }
  printResult(text)
  say(textOf('copied', language, { target: target.name }))
  sayWatch(watch, language)
  return exitCodes.worked
}
