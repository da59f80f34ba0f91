import { ShieldCheck } from 'lucide-react'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { attempt } from '../run/attempt'
import { restart } from './careRuns'
import { useCare } from './careStore'

/** Says that this is safe mode, what that leaves out, and the way out of it. It stays as long as that is so. */
export function SafeModeBanner() {
  const text = useText().care
  const isSafe = useCare((state) => state.isSafe)
  if (!isSafe) return null
  return (
    <div className="banner info" role="status">
      <ShieldCheck size={16} aria-hidden="true" />
      <div className="grow">
        <p className="strong">{text.isSafe}</p>
        <p>{text.isSafeWhy}</p>
        <p>{text.isSafeNext}</p>
      </div>
      <div className="acts">
        <Button kind="plain" small onClick={() => attempt(restart(false))}>
          {text.leaveSafe}
        </Button>
      </div>
    </div>
  )
}
