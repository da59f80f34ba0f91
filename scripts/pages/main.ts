import { writePages } from '../rules/writePages'
import { madePages } from './madePages'

/** Writes the pages; where they go is told by the checkout that it is called in. */
export function main(): Promise<number> {
  writePages('', madePages)
  return Promise.resolve(0)
}
