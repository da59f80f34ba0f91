import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyEdits } from '../../shared/preflight/applyEdits'
import { createAutoImport, importEdit, wordAt } from './autoImport'
import { publicNames } from './importable'

let root = ''
const site = (): string =>
  process.platform === 'win32'
    ? join(root, 'one', 'Lib', 'site-packages')
    : join(root, 'one', 'lib', 'python3.12', 'site-packages')

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'nodelab-imports-'))
  const files = {
    'pandas/__init__.py':
      'import os\nfrom pandas.core.api import (\n    # the frame\n    DataFrame,\n    Series as Series,\n)\nfrom .io import read_csv, _hidden\n',
    'six.py': '__all__ = ["moves"]\ndef hidden():\n    pass\n',
    'pip/__init__.py': 'def main(): ...\n',
    '_own.py': 'class DataOwn: ...\n',
  }
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(site(), path)), { recursive: true })
    await writeFile(join(site(), path), text)
  }
})
afterAll(() => rm(root, { recursive: true, force: true, maxRetries: 5 }))

describe('names of packages that are not imported yet', () => {
  it('come with their import', async () => {
    const code = 'import json\n\ndef main():\n    return Data\n'
    const { items, isWhole } = await createAutoImport(root).at(code, 'one', { line: 4, column: 16 }, new Set())
    expect(items.map(({ label, source }) => [label, source])).toEqual([['DataFrame', 'pandas']])
    expect(isWhole).toBe(true)
    expect(applyEdits(code, items[0]?.edits ?? [])).toBe(
      'import json\nfrom pandas import DataFrame\n\ndef main():\n    return Data\n',
    )
  })

  it('are modules too, and none that the server offers, or of an environment that is not there', async () => {
    const auto = createAutoImport(root)
    const names = async (word: string, known: string[] = [], key: string | null = 'one'): Promise<string[]> =>
      (await auto.at(word, key, { line: 1, column: word.length + 1 }, new Set(known))).items.map(({ label }) => label)
    expect(await names('pand')).toEqual(['pandas'])
    expect(await names('se')).toEqual(['Series'])
    expect(await names('rea', ['read_csv'])).toEqual([])
    expect(await names('hid')).toEqual([])
    expect(await names('mov')).toEqual(['moves'])
    expect(await names('pip')).toEqual([])
    expect(await names('pand', [], null)).toEqual([])
    expect(await auto.at('p', 'one', { line: 1, column: 2 }, new Set())).toEqual({ items: [], isWhole: false })
    expect(await names('pand', [], 'gone')).toEqual([])
  })

  it('are asked for by a word of its own alone', () => {
    const word = (line: string) => wordAt(line, { line: 1, column: line.length + 1 })
    expect(word('x = Dat')).toBe('Dat')
    for (const none of ['x = ', 'pd.Dat', 'import pan', 'from pan', '# Data', 'x = "Data', '1abc'])
      expect(word(none), none).toBeNull()
  })

  it('find a place for their import whatever the code begins with', () => {
    const put = (code: string) => applyEdits(code, [importEdit(code, { name: 'six', from: null })])
    expect(put('def main():\n    pass\n')).toBe('import six\ndef main():\n    pass\n')
    expect(put('# a note\n\ndef main():\n    import os\n')).toBe('# a note\n\nimport six\ndef main():\n    import os\n')
    expect(put('from a import (\n  b,\n)\nx = 1\n')).toBe('from a import (\n  b,\n)\nimport six\nx = 1\n')
    expect(put('import a')).toBe('import a\nimport six')
    expect(put('')).toBe('import six\n')
  })

  it('are what a module lists, else what it defines and takes from its own package', () => {
    expect(publicNames('a', '__all__ = (\n  "x",\n  \'y\',\n)\n__all__ += ["z"]\n')).toEqual(['x', 'y', 'z'])
    expect(
      publicNames(
        'a',
        'class B: ...\nasync def c(): ...\nfrom os import path\nfrom a.d import e as f\n  def no(): ...',
      ),
    ).toEqual(['B', 'c', 'f'])
  })
})
