import type { Locals, LocalValue } from '../../shared/model/locals'
import type { RunResult } from '../../shared/model/run'

/** The variables of a frame, each as one text: what the window shows of it. */
export function shown(locals: Locals | undefined): Record<string, unknown> {
  const of = ({ type, text, size, cut, isHidden, members }: LocalValue): unknown =>
    isHidden === true
      ? 'hidden'
      : members === undefined
        ? [type, text, size, cut].filter((part) => part !== undefined).join(' ')
        : { [type]: Object.fromEntries(members.map(({ key, value }) => [key, of(value)])), size, cut }
  return Object.fromEntries((locals?.values ?? []).map(({ key, value }) => [key, of(value)]))
}

/** The own and other frames of a run, each by its line and function. */
export const inFrames = ({ traceback }: RunResult): Record<string, unknown> =>
  Object.fromEntries((traceback?.frames ?? []).map((frame) => [`${frame.line} ${frame.function}`, shown(frame.locals)]))

/** All that a run gives but its times, the names that are drawn for its script and its folder, and what this asks for. */
export function record(result: RunResult): unknown {
  const left = new Set(['times', 'isWarm', 'locals'])
  const json = JSON.stringify(result, (name, value: unknown) => (left.has(name) ? undefined : value))
  return JSON.parse(json.replaceAll(/[0-9a-f]{8}(_[0-9a-f]{4}){3}_[0-9a-f]{12}|\/(run-[\w-]+\/)+/g, 'drawn'))
}
