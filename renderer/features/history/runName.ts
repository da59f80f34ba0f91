import { servedNode } from '../../../shared/runHistory/servedNode'
import { textNow } from '../../i18n/useText'
import { readableId } from '../appFiles/appFileStore'

/** What a run is of, as it is shown: its node, or that it was served. */
export function runName(node: string): string {
  return node === servedNode ? textNow().runHistory.servedRun : readableId(node)
}
