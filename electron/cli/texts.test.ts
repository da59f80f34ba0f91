import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { isTextKey, textOf } from './texts'

const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('Texts.ts'))

it('no two tables of texts share a name, so that none is lost to another', async () => {
  const tables = await Promise.all(
    files.map(async (file) => Object.values((await import(/* @vite-ignore */ `./${file}`)) as Record<string, unknown>)),
  )
  const entries = tables.flat().flatMap((table) => Object.entries(table as Record<string, { en: string }>))
  expect(entries.length).toBeGreaterThan(100)
  const names = entries.map(([name]) => name)
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  expect(entries.filter(([name, { en }]) => !isTextKey(name) || textOf(name, 'en') !== en)).toEqual([])
})
