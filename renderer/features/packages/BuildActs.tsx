import type { Build } from '../../../shared/model/environment'
import { useEnvironment } from '../../app/stores/environmentStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { attempt } from '../run/attempt'

/** What can be done with a build now. */
export function Acts({ build: { id, status } }: { readonly build: Build }) {
  const text = useText().packageBuilds
  const { cancel, retry } = useEnvironment.getState()
  if (status === 'ready') return null
  if (status === 'building') {
    return (
      <Button kind="plain" small onClick={() => attempt(cancel(id))}>
        {text.cancel}
      </Button>
    )
  }
  return (
    <Button kind="plain" small onClick={() => attempt(retry(id, false))}>
      {status === 'held' ? text.build : text.tryAgain}
    </Button>
  )
}
