import type { Stage } from '../../../shared/model/environment'

/** A column of the build: a stage, or two of which one is nothing to an author until it takes its time. */
export interface StageColumn {
  readonly name: Stage['name']
  readonly stage: Stage
  /** Of a running one, how much is done (0 to 1); null where uv does not tell. */
  readonly share: number | null
}

/** Of two stages in a row the one that is going on, has failed, or is next. */
function nowOf(first: Stage | undefined, second: Stage | undefined): Stage | undefined {
  if (first === undefined || second === undefined) return first ?? second
  const isFirst = first.status === 'running' || first.status === 'failed'
  return isFirst ? first : second
}

function columnOf(stage: Stage | undefined, other: Stage | undefined = stage): StageColumn[] {
  const now = nowOf(stage, other)
  if (now === undefined) return []
  const { count, total, status } = now
  const share = status === 'running' && count !== null && total !== null && total > 0 ? count / total : null
  return [{ name: now.name, stage: now, share: share === null ? null : Math.min(1, share) }]
}

/**
 * The stages as four columns. Finding Python shows in the place of resolving while it lasts or where it failed, and the last check in that of
 * installing: one that is waiting or done there is the column's own.
 */
export function stageColumns(stages: readonly Stage[]): StageColumn[] {
  const find = (name: Stage['name']): Stage | undefined => stages.find((stage) => stage.name === name)
  const checked = find('ready')
  const installing = find('installing')
  const isChecking = checked?.status === 'running' || checked?.status === 'failed'
  return [
    ...columnOf(find('python') ?? find('node'), find('resolving')),
    ...columnOf(find('downloading')),
    ...columnOf(find('building')),
    ...columnOf(isChecking ? checked : installing),
  ]
}
