import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { errorPages } from '../shared/explain/errorPages'
import { settingsSchema } from '../shared/model/settings'
import { rulePages } from '../shared/preflight/rulePages'
import { en } from '../renderer/i18n/en'
import { madePages } from './pages/madePages'
import { settingSections } from './pages/settingRows'
import { root } from './setup/folders.mjs'

it.each(Object.entries(rulePages))(
  'docs/rules/%s is what the table of rules says: `npm run rules` writes it',
  (name, text) => {
    expect(readFileSync(join(root, 'docs', 'rules', name), 'utf8')).toBe(text)
  },
)

it('docs/rules has the pages of these rules and no others', () => {
  expect(readdirSync(join(root, 'docs', 'rules')).sort()).toEqual(Object.keys(rulePages).sort())
})

it.each(Object.entries(errorPages))(
  'docs/errors/%s is what the table of errors says: `npm run errors` writes it',
  (name, text) => {
    expect(readFileSync(join(root, 'docs', 'errors', name), 'utf8')).toBe(text)
  },
)

it.each(Object.entries(madePages))(
  'docs/%s is what targets, settings and commands say: `npm run pages` writes it',
  (name, text) => {
    expect(readFileSync(join(root, 'docs', name), 'utf8')).toBe(text)
  },
)

it('has every setting on the page of the settings', () => {
  const told = settingSections(en, 'en').flatMap(({ settings }) => Object.keys(settings))
  expect(told.sort()).toEqual(Object.keys(settingsSchema.shape).sort())
})
