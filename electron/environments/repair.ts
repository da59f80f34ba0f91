import type { Environment } from '../../shared/model/environment'
import type { Problem } from '../../shared/model/problem'
import { problem, ProblemError } from '../../shared/problems'
import { runTool, type ToolOptions } from '../processes/runTool'
import { interpreterDamage } from './conditions'
import type { Damage } from './inspect'
import type { Work } from './works'

/** So many altered files are named. */
const named = 3

/** Says that an environment was built anew, and for what. */
export function rebuilt({ what }: Damage): Problem {
  if (what.includes(interpreterDamage))
    return problem('environment-python-changed', 'environment', { severity: 'info' })
  const more = what.length > named ? ' …' : ''
  const params = { what: `${what.slice(0, named).join(', ')}${more}`, count: what.length }
  return problem('environment-rebuilt', 'environment', { severity: 'info', params, raw: what.join('\n') })
}

/** Notes what a work must repair. What still runs stays in use meanwhile, and where it can't be repaired. */
export function toRepair(
  work: Work,
  damage: Damage,
  environment: Environment | null,
  notices: readonly Problem[],
): void {
  work.repairs = damage
  if (environment === null || damage.what.includes(interpreterDamage)) return
  work.before ??= { environment, node: null, notices }
}

/**
 * Takes packages out of uv's cache whose copy there was altered together with the environment's, which is linked to it: else the new one would
 * be as the old one. Throws a ProblemError where there is no network to fetch them from.
 */
export async function dropSpoilt({ spoilt }: Damage, tool: ToolOptions & { readonly uv: string }): Promise<void> {
  if (spoilt.length === 0) return
  if (/^(1|true|yes|on)$/i.test(tool.env['UV_OFFLINE'] ?? ''))
    throw new ProblemError(problem('network-off', 'environment'))
  await runTool(tool.uv, ['cache', 'clean', ...spoilt], tool)
}
