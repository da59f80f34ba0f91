import type { MoveState } from '../../shared/model/dataFolder'
import { dataPlace, type DataPlace } from '../environments/dataFolders'
import type { CountRuns } from '../moving/foundData'
import { createMover, type Mover } from '../moving/mover'
import type { Send } from './sender'

/** The data folder of this start, and what moves it and tells the page so. */
export function createDataMover(
  root: string,
  send: Send,
  countRuns: CountRuns,
): { readonly dataPlace: DataPlace; readonly mover: Mover } {
  const { origin, before } = dataPlace()
  const onChange = (move: MoveState): void => send('dataFolder.changed', { path: root, origin, before, move })
  return {
    dataPlace: { root, origin, before },
    mover: createMover({ root, env: process.env, platform: process.platform, onChange, countRuns }),
  }
}
