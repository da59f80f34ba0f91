import { type FileExtras, moreIn } from '../exchange/fileExtras'
import type { ReadApp } from './appRead'
import { itemAt } from './appText'

/** Where a node stands in its app: elsewhere that is another place, or none. */
const ofItsPlace: readonly string[] = ['isInIteration', 'iteration_id', 'isInLoop', 'loop_id', 'selected']

/** What an app file keeps of a node beside the node itself: its id on the canvas, fields that Nodelab does not know, the titles of the nodes around it. */
export function appExtras({ app, overview }: ReadApp, nodeId: string): FileExtras {
  const place = overview?.nodes.find(({ id }) => id === nodeId)
  const item = app === null || place === undefined ? null : itemAt(app, place.index)
  // What begins with a line below is the canvas's own, and Dify drops it.
  const isLeft = (name: string): boolean => ofItsPlace.includes(name) || name.startsWith('_')
  return {
    id: nodeId,
    more: item === null ? new Map() : moreIn(item.data, item.parsed.resolve, isLeft),
    titles: new Map(overview?.nodes.map(({ id, title }) => [id, title])),
  }
}
