import { systemPlace } from '../environments/dataFolders'
import { renameOldKeys } from '../workspace/oldKeys'
import { markData } from './dataMark'
import { readNote } from './notes'

/** Gives a data folder its present form, before a start opens anything of it: an earlier Nodelab may have left it, perhaps elsewhere. */
export async function readyData(root: string): Promise<void> {
  await markData(root)
  const from = await readNote(root, 'from')
  const former = [systemPlace(process.env, process.platform), ...(from === null ? [] : [from.folder])]
  await renameOldKeys(root, former)
}
