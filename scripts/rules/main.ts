import { rulePages } from '../../shared/preflight/rulePages'
import { writePages } from './writePages'

/** Writes the pages; where they go is told by the checkout that it is called in. */
export function main(): Promise<number> {
  writePages('rules', rulePages)
  return Promise.resolve(0)
}
