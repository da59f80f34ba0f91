import { type ScriptPlace, scriptLines } from '../dify/scriptLines'
import type { Locals } from '../model/locals'
import type { Frame, Traceback } from '../model/run'
import type { TakenCall } from './readValues'

/**
 * Gives the own frames of a traceback the variables of their calls, which come innermost first. A call that no frame stands for is left out; `byNames` is false where
 * the two name a function differently.
 */
export function withLocals(
  traceback: Traceback,
  place: ScriptPlace,
  calls: readonly TakenCall[],
  seen: (locals: Locals) => Locals,
  byNames = true,
): Traceback {
  const script = scriptLines(place)
  const own = calls.flatMap((call) => {
    const frame = script.frame(call.line, call.function)
    return frame === null ? [] : [{ line: frame.line, function: frame.function, locals: call.locals }]
  })
  let next = 0
  const frames = [...traceback.frames].reverse().map((frame): Frame => {
    if (!frame.own) return frame
    const at = own.findIndex(
      (call, index) => index >= next && call.line === frame.line && (!byNames || call.function === frame.function),
    )
    const found = own[at]
    if (found === undefined) return frame
    next = at + 1
    return { ...frame, locals: seen(found.locals) }
  })
  return { ...traceback, frames: frames.reverse() }
}
