import type { MoveState } from '../../shared/model/dataFolder'
import { dataPlace, type DataPlace } from '../environments/dataFolders'
import { createMover, type Mover } from '../moving/mover'
import type { Send } from './sender'

/** The data folder of this start, and what moves it and tells the page so. */
export function createDataMover(root: string, send: Send): { readonly dataPlace: DataPlace; readonly mover: Mover } {
  const { origin } = dataPlace()
  const onChange = (move: MoveState): void => send('dataFolder.changed', { path: root, origin, move })
  return {
    dataPlace: { root, origin },
    mover: createMover({ root, env: process.env, platform: process.platform, onChange }),
  }
}
