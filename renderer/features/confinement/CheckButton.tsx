import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { attempt } from '../run/attempt'
import { startRun } from '../run/runStore'

/** Runs a node once to its end and lists what Dify would refuse. */
export function CheckButton({ id }: { readonly id: string }) {
  const text = useText().confinement
  return (
    <Button kind="plain" small title={text.checkHint} onClick={() => attempt(startRun(id, { mode: 'check' }))}>
      {text.check}
    </Button>
  )
}
