import { call } from '../../app/client'
import { useSources } from '../../app/stores/sourceStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { textNow } from '../../i18n/useText'
import { attempt } from '../run/attempt'
import { applyText } from './applyChange'

/** Opens a bundle that the author chooses and takes its requirements, with the way back. */
export async function takeBundle(): Promise<void> {
  const { openBundle, readLock } = useSources.getState()
  const requirements = await openBundle()
  const workspace = useWorkspace.getState().workspace?.path
  if (requirements === null || workspace === undefined) return
  const undo = () => attempt(call('bundle.undoLock', { workspace }).then(readLock))
  applyText(requirements, textNow().sources.bundleOpened, { undo })
  await readLock()
}
