import { fullness, nearLimit, type Usage } from './outputFacts'

interface UsageMeterProps {
  readonly usage: Usage
  readonly words: string
}

/** How much of a limit is used: a bar, amber when it is nearly full, and the same in words. */
export function UsageMeter({ usage, words }: UsageMeterProps) {
  const part = fullness(usage)
  return (
    <span className="limit">
      {part !== null && (
        <span className={part >= nearLimit ? 'meter warn' : 'meter'} aria-hidden="true">
          <i style={{ width: `${part * 100}%` }} />
        </span>
      )}
      {words}
    </span>
  )
}
