import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { errorPages } from '../shared/explain/errorPages'
import { rulePages } from '../shared/preflight/rulePages'
import { root } from './setup/folders.mjs'

it.each(Object.entries(rulePages))(
  'docs/rules/%s is what the table of rules says: `npm run rules` writes it',
  (name, text) => {
    expect(readFileSync(join(root, 'docs', 'rules', name), 'utf8')).toBe(text)
  },
)

it.each(Object.entries(errorPages))(
  'docs/errors/%s is what the table of errors says: `npm run errors` writes it',
  (name, text) => {
    expect(readFileSync(join(root, 'docs', 'errors', name), 'utf8')).toBe(text)
  },
)
