import type { Confinement } from '../../shared/model/confinement'
import { refusedWhat } from '../../shared/problems/refusedCall'
import type { Session } from './context'
import { say } from './output'
import { textOf } from './texts'

/** Says on standard error how a run was held where that is less than was asked for, and what a check found. */
export function sayConfinement(confinement: Confinement, { language }: Session): void {
  const { mode, level, refused, operator, processor } = confinement
  if (mode !== 'free' && level !== 'full') say(textOf(`level-${level}`, language))
  if (mode !== 'check' || level === 'limits') return
  if (refused.length === 0) {
    say(textOf('checked-clean', language))
    return
  }
  say(textOf('checked-calls', language, { count: new Set(refused.map(({ call }) => call)).size }))
  for (const call of refused) {
    const what = refusedWhat(call)
    const at =
      call.line === null
        ? textOf('checked-no-line', language, { what })
        : textOf('checked-line', language, { line: call.line, what })
    const mark = call.isFirst ? ` ${textOf('checked-first', language)}` : ''
    say(`  ${at}${call.inDify === 'ends' ? mark : ` ${textOf('checked-soft', language)}`}`)
  }
  if (operator === null) return
  say(textOf('checked-operator', language, { processor: processor ?? '' }))
  say(`ALLOWED_SYSCALLS=${operator.allowedSyscalls}`)
  for (const line of operator.requirements) say(line)
}

/** How a run was held, in `run --json`. */
export function confinementJson(confinement: Confinement | undefined): unknown {
  if (confinement === undefined) return null
  const { mode, level, means, network, processor, refused, operator } = confinement
  return {
    mode,
    level,
    means,
    network,
    processor,
    refused: refused.map(({ call, number, line, through, count, inDify, isFirst, isOfChild }) => ({
      call,
      number,
      line,
      through,
      count,
      in_dify: inDify,
      first: isFirst,
      of_child: isOfChild,
    })),
    allowed_syscalls: operator?.allowedSyscalls ?? null,
    requirements: operator?.requirements ?? [],
  }
}
