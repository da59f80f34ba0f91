import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rulePages } from '../../shared/preflight/rulePages'

/** Writes the pages; where they go is told by the checkout that it is called in. */
export function main(): Promise<number> {
  const folder = join(process.cwd(), 'docs', 'rules')
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(rulePages)) writeFileSync(join(folder, name), text)
  return Promise.resolve(0)
}
