import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { rulePages } from '../shared/preflight/rulePages'
import { root } from './setup/folders.mjs'

it.each(Object.entries(rulePages))(
  'docs/rules/%s is what the table of rules says: `npm run rules` writes it',
  (name, text) => {
    expect(readFileSync(join(root, 'docs', 'rules', name), 'utf8')).toBe(text)
  },
)
