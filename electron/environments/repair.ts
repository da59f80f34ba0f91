import type { Environment } from '../../shared/model/environment'
import type { Problem } from '../../shared/model/problem'
import { problem, ProblemError } from '../../shared/problems'
import { runTool, type ToolOptions } from '../processes/runTool'
import { interpreterDamage } from './conditions'
import type { Damage } from './inspect'
import type { Work } from './works'

/** So many altered files are named. */
const named = 3

/** What is told of a repair of before. */
function isOfRepair(code: string): boolean {
  return /^environment-(?:rebuilt|altered|kept|python-changed)$/.test(code)
}

function detailsOf({ what }: Damage) {
  const more = what.length > named ? ' …' : ''
  return { params: { what: `${what.slice(0, named).join(', ')}${more}` }, raw: what.join('\n') }
}

/** Says that an environment was built anew, and for what. */
export function rebuilt(damage: Damage): Problem {
  const severity = 'info'
  if (damage.what.includes(interpreterDamage)) return problem('environment-python-changed', 'environment', { severity })
  return problem('environment-rebuilt', 'environment', { severity, ...detailsOf(damage) })
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
  const altered = problem('environment-altered', 'environment', { severity: 'warning', ...detailsOf(damage) })
  const others = (work.before?.notices ?? notices).filter(({ code }) => !isOfRepair(code))
  work.build = { ...work.build, environment }
  work.before = { environment, node: work.before?.node ?? null, notices: [...others, altered] }
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
