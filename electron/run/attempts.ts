import { setTimeout as delay } from 'node:timers/promises'
import { afterFailure } from '../../shared/dify/errorStrategy'
import { toJsonText } from '../../shared/dify/jsonText'
import type { Target } from '../../shared/dify/targets/target'
import type { CodeNode } from '../../shared/model/node'
import type { Attempt, RunResult } from '../../shared/model/run'
import type { RunHooks } from '../engineTypes'
import { ofCancel } from './runResult'

function attemptOf({ status, error, errorType, prints, times }: RunResult): Attempt {
  return { status: status === 'succeeded' ? 'succeeded' : 'failed', error, errorType, prints, ms: times.total }
}

/** Whether Dify itself says that the node failed: it tries nothing again that was cancelled, or could not be run here. */
function isFailure(result: RunResult): boolean {
  return result.status === 'failed' && result.error !== null
}

/** What the workflow makes of the last failure. */
function afterLast(target: Target, node: CodeNode, result: RunResult): RunResult['after'] {
  if (!target.errorStrategies || !isFailure(result)) return null
  const failure = { error: result.error ?? '', errorType: result.errorType ?? '' }
  const { branch, outputs } = afterFailure(node.error_strategy ?? null, node.default_value ?? [], failure)
  return branch === null || outputs === null ? null : { branch, outputs: toJsonText(outputs) }
}

/**
 * Runs a node as often as its `retry_config` asks, with the pause between, and tells how its workflow goes on after the last failure. Any failure is
 * tried again, a refused output included (code-node facts 7); a Dify without error strategies runs once.
 */
export async function withAttempts(
  target: Target,
  node: CodeNode,
  once: () => Promise<RunResult>,
  hooks: RunHooks,
): Promise<RunResult> {
  const retry = target.errorStrategies && node.retry_config?.retry_enabled === true ? node.retry_config : null
  const attempts: Attempt[] = []
  const startedAt = performance.now()
  for (;;) {
    const result = await once()
    if (attempts.length > 0 || isFailure(result)) attempts.push(attemptOf(result))
    const isOver = !isFailure(result) || attempts.length > (retry?.max_retries ?? 0)
    const listed = retry === null ? [] : [...attempts]
    const all = attempts.length > 1 ? { times: { ...result.times, total: performance.now() - startedAt } } : {}
    if (isOver) return { ...result, ...all, attempts: listed, after: afterLast(target, node, result) }
    hooks.onAttempt?.(listed, retry?.retry_interval ?? 0)
    try {
      await delay(retry?.retry_interval ?? 0, null, hooks.signal === undefined ? {} : { signal: hooks.signal })
    } catch (error) {
      if (hooks.signal?.aborted !== true) throw error
      const times = { ...result.times, total: performance.now() - startedAt }
      return { ...result, ...ofCancel(), times, attempts: listed }
    }
  }
}
