import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from './setup/folders.mjs'

const rooms = ['electron', 'renderer', 'shared', 'e2e', 'scripts']
/** What the linter does not read; it counts the lines of the scripts itself. */
const unlinted = /\.(css|html|py|yml)$/

/** All files under a folder, by their path in the checkout. */
function filesUnder(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    return entry.isDirectory() ? filesUnder(path) : [path]
  })
}

describe('the house', () => {
  it.each(rooms)(
    'keeps style sheets, pages and Python of %s under 300 lines, as the linter does its scripts',
    (room) => {
      const long = filesUnder(room)
        .filter((path) => unlinted.test(path) && !path.includes('/fixtures/'))
        .filter((path) => readFileSync(join(root, path), 'utf8').trimEnd().split('\n').length > 300)
      expect(long).toEqual([])
    },
  )

  it('asks for the version of a Dify nowhere but in the records of the targets', () => {
    const compares =
      /(?:[<>]=?|[!=]==?)\s*['"`](?:dify-)?\d+\.\d+|['"`](?:dify-)?\d+\.\d+(?:\.\d+)?['"`]\s*(?:[<>]=?|[!=]==?)|from 'semver'|\.startsWith\(\s*['"`]dify-?\d|\.test\(\s*target|\.startsWith\(\s*['"`]\d+\./
    const found = ['electron', 'renderer', 'shared'].flatMap(filesUnder).filter((path) => {
      if (!/\.tsx?$/.test(path) || /\.test\.tsx?$/.test(path) || path.startsWith('shared/dify/targets/')) return false
      return compares.test(readFileSync(join(root, path), 'utf8'))
    })
    expect(found).toEqual([])
    const questions = [
      "if (target.id === 'dify-1.8')",
      "version >= '1.9.2'",
      "id.startsWith('dify-1.')",
      "'0.11' === version",
    ]
    expect(questions.filter((line) => !compares.test(line))).toEqual([])
  })

  it('makes paths of URLs with fileURLToPath: a pathname has %20 for a space, and a slash before C:', () => {
    const takes = /new URL\([^()]*import\.meta\.url\)\s*\.pathname|`file:\/\/\$\{/
    const found = rooms
      .flatMap(filesUnder)
      .filter((path) => /\.(ts|tsx|mjs|cjs)$/.test(path) && path !== 'scripts/house.test.ts')
      .filter((path) => takes.test(readFileSync(join(root, path), 'utf8')))
    expect(found).toEqual([])
    expect(takes.test("new URL('./examples', import.meta.url).pathname")).toBe(true)
    expect(takes.test('`file://${path}`')).toBe(true)
  })

  it('names commands that exist', () => {
    const { scripts, bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>
      bin: Record<string, string>
    }
    const named = [
      ...Object.values(scripts).flatMap((line) => line.match(/scripts\/\S+\.mjs/g) ?? []),
      ...Object.values(bin),
    ]
    expect(named.length).toBeGreaterThan(5)
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([])
  })
})
