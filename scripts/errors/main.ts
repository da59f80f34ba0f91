import { errorPages } from '../../shared/explain/errorPages'
import { writePages } from '../rules/writePages'

/** Writes the pages; where they go is told by the checkout that it is called in. */
export function main(): Promise<number> {
  writePages('errors', errorPages)
  return Promise.resolve(0)
}
