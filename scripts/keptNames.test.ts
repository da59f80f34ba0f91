import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readyName } from '../electron/backup/backup'
import { backupNames } from '../electron/backup/backupParts'
import { placeFile } from '../electron/moving/placeFile'
import { moveNotes } from '../electron/moving/whatMoves'
import { root } from './setup/folders.mjs'

/** A path in the data folder, wherever its own name is what leads to it. */
const inData = /\bjoin\(\s*(?:\w+\.)*(?:folders\.root|dataRoot),\s*['`]([\w.-]+)/g
/** The files that call the data folder `root`: there every path begun with that is in it. */
const callItRoot = ['electron/environments/dataFolders.ts', 'electron/environments/pythons.ts']
const inRoot = /\bjoin\(root,\s*['`]([\w.-]+)/g

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return entry.name === 'testing' ? [] : sourcesIn(path)
    return path.endsWith('.ts') && !path.endsWith('.test.ts') ? [path] : []
  })
}

const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')
const namesBy = (paths: readonly string[], found: RegExp): readonly string[] =>
  paths.flatMap((path) => [...textOf(path).matchAll(found)].map(([, name = '']) => name))

/** All that the code puts into the data folder, by the first name of its path. */
const kept = new Set([
  ...namesBy(sourcesIn('electron'), inData),
  ...namesBy(callItRoot, inRoot),
  ...Object.values(moveNotes),
  ...backupNames,
  readyName,
])

describe.each([
  ['docs/privacy.md', /^## What is kept on this machine$(.*?)^## /ms],
  ['docs/privacy.zh-CN.md', /^## 保存在本机的内容$(.*?)^## /ms],
])('%s', (path, section) => {
  const told = section.exec(textOf(path))?.[1] ?? ''
  const words = [...told.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word)
  /** `move-…` stands for all that begin so. */
  const isTold = (name: string): boolean =>
    words.some((word) => (word.endsWith('…') ? name.startsWith(word.slice(0, -1)) : name === word))

  it('names all that Nodelab keeps in its data folder', () => {
    expect(kept.size).toBeGreaterThan(25)
    expect([...kept].filter((name) => !isTold(name))).toEqual([])
  })

  it('names what is kept outside of it', () => {
    expect(told).toContain(basename(placeFile({}, 'linux')))
  })

  it('names nothing there that is not kept', () => {
    const rows = told.split('\n').filter((line) => line.startsWith('| ') && line.trimEnd().endsWith('` |'))
    const named = rows.flatMap((line) => [...(line.split('|').at(-2) ?? '').matchAll(/`([^`~%]+)`/g)])
    const names = named.map(([, name = '']) => name.replace(/…$/, '')).filter((name) => !/[/\\]|^XDG/.test(name))
    const all = [...kept, 'before-restore-']
    expect(names.length).toBeGreaterThan(20)
    expect(names.filter((name) => !all.some((one) => one.startsWith(name)))).toEqual([])
  })
})
