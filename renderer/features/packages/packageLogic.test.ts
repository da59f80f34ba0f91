import { describe, expect, it } from 'vitest'
import { findTarget } from '../../../shared/dify/targets'
import type { PackageVersion } from '../../../shared/model/packages'
import { withoutChange } from './applyChange'
import { asksForAll, firstChoice, isRange, newestFitting, pinnedLines, planned } from './changePlan'
import { countRows, nextSorting, rowsOf, shownRows } from './packageRows'
import { askedLines, readAsked } from './requirementEdits'
import { suggestedNames } from './Suggestions'
import { build, facts } from './testing/environment'

const text = '# Beyond the base\npython-docx==1.1.0  # letters\n'
const rows = rowsOf({
  packages: build.environment?.packages ?? [],
  facts,
  latest: new Map([['python-docx', '1.2.0']]),
  lines: askedLines(text),
  dependencies: new Set(),
  baseVersions: new Map([['anyio', '4.9.0']]),
  target: findTarget('dify-1.16'),
})
const names = (found: readonly { readonly name: string }[]): string[] => found.map(({ name }) => name)

describe('the rows of the table', () => {
  it("begin with the author's own, then what the sandbox was made with, then what those need", () => {
    expect(names(rows)).toEqual(['python-docx', 'httpx', 'requests', 'anyio', 'h11', 'httpcore', 'lxml'])
    expect(rows.map(({ from }) => from)).toEqual(['own', 'base', 'base', 'base', 'base', 'base', 'own'])
    expect(rows[0]).toMatchObject({ latest: '1.2.0', reason: { kind: 'line', line: 2 }, bytes: 60_000 })
    expect(rows[3]).toMatchObject({ baseVersion: '4.9.0', reason: { kind: 'needed', by: ['httpx'] } })
    expect(rows[6]?.reason).toEqual({ kind: 'needed', by: ['python-docx'] })
    expect(countRows(rows)).toEqual({ all: 7, own: 2, base: 5, outdated: 1 })
  })

  it('are found by name, summary or module, and sorted by a head in both ways, then as before', () => {
    expect(names(shownRows(rows, 'all', 'xml proc', null))).toEqual(['lxml'])
    expect(names(shownRows(rows, 'all', 'DOCX', null))).toEqual(['python-docx'])
    expect(names(shownRows(rows, 'outdated', '', null))).toEqual(['python-docx'])
    const largest = nextSorting(null, 'size')
    expect(names(shownRows(rows, 'all', '', largest)).slice(0, 2)).toEqual(['requests', 'python-docx'])
    const smallest = nextSorting(largest, 'size')
    expect(names(shownRows(rows, 'all', '', smallest))[0]).toBe('anyio')
    expect(nextSorting(smallest, 'size')).toBeNull()
    expect(nextSorting(nextSorting(null, 'name'), 'name')).toEqual({ column: 'name', descending: true })
  })
})

describe('an edit of the requirements', () => {
  it('finds the lines of packages', () => {
    expect([...askedLines('a \\\n  --hash=x\n\nB_c==1')]).toEqual([
      ['a', 1],
      ['b-c', 4],
    ])
  })

  it('offers well-known names for what is half typed or misspelt, and none for a whole one', () => {
    expect(suggestedNames('beautif', [])).toContain('beautifulsoup4')
    expect(suggestedNames('rapidfuz', [])).toContain('rapidfuzz')
    expect(suggestedNames('my-ow', ['My_Own'])).toEqual(['my-own'])
    for (const typed of ['pandas', 'pandas>=2', 'p', './x.whl']) expect(suggestedNames(typed, []), typed).toEqual([])
  })

  it('reads what an author types as a requirement, and nothing else', () => {
    expect(readAsked(' uvicorn[standard] >= 0.30, <1 ')).toEqual({
      name: 'uvicorn',
      extras: '[standard]',
      specifier: '>=0.30,<1',
    })
    for (const typed of ['', '-r other.txt', './x.whl', 'a b', 'https://x/y.whl', 'a @ https://x']) {
      expect(readAsked(typed), typed).toBeNull()
    }
  })
})

const version = (name: string, more: Partial<PackageVersion> = {}): PackageVersion => ({
  version: name,
  bytes: 1,
  uploaded: null,
  requiresPython: '',
  isPrerelease: false,
  isYanked: false,
  fits: true,
  isSource: false,
  ...more,
})

describe('a change', () => {
  const versions = [
    version('3.0rc1', { isPrerelease: true }),
    version('2.9', { isYanked: true }),
    version('2.8', { fits: false }),
    version('2.7'),
  ]

  it('takes the newest version that fits, neither withdrawn nor a pre-release', () => {
    expect(newestFitting(versions)).toBe('2.7')
    expect(newestFitting(versions.slice(0, 3))).toBe('3.0rc1')
    expect(newestFitting(versions.slice(1, 3))).toBeNull()
    expect(newestFitting([version('4', { isSource: true }), version('3')])).toBe('3')
  })

  it('writes the line of each choice, and none while it is not known', () => {
    const wish = { kind: 'add', typed: 'Tabulate' } as const
    const known = { choice: firstChoice, versions, spelling: 'tabulate' }
    expect(planned(wish, text, known)?.text).toBe(`${text}tabulate==2.7\n`)
    expect(planned(wish, text, { ...known, versions: null })).toBeNull()
    expect(planned(wish, text, { ...known, choice: { ...firstChoice, kind: 'any' } })?.text).toBe(`${text}tabulate\n`)
    const range = { ...firstChoice, kind: 'range', range: '>= 2, < 3' } as const
    expect(planned(wish, text, { ...known, choice: range })?.text).toBe(`${text}tabulate>=2,<3\n`)
    expect(planned(wish, text, { ...known, choice: { ...range, range: '2' } })).toBeNull()
    expect(planned({ kind: 'add', typed: 'x>1' }, '', { ...known, versions: null })?.text).toBe('x>1\n')
    expect(planned({ kind: 'upgrade', to: [{ name: 'python-docx', version: '1.2.0' }] }, text, known)?.text).toBe(
      '# Beyond the base\npython-docx==1.2.0  # letters\n',
    )
    const open = planned(
      {
        kind: 'upgrade',
        to: [
          { name: 'a', version: '2' },
          { name: 'b', version: '3' },
        ],
      },
      'a\nb>=1\n',
      known,
    )
    expect(open?.text).toBe('a==2\nb>=3\n')
    expect(['>=1', '>=1,!=2.*', '~=1.4'].every(isRange)).toBe(true)
    expect(['1', '>=', '>=1;'].some(isRange)).toBe(false)
  })

  it("pins a preset to what the trial found or what is there, and leaves the author's own versions", () => {
    const changes = [{ name: 'pandas', from: null, to: '2.3.3', isBase: false, because: [] }]
    const installed = new Map([['numpy', '2.0']])
    expect(pinnedLines(['pandas', 'numpy', 'x>1', 'y'], { changes, problems: [] }, installed)).toEqual([
      'pandas==2.3.3',
      'numpy==2.0',
      'x>1',
      'y',
    ])
    expect(asksForAll(text, ['Python_Docx'])).toBe(true)
    expect(asksForAll(text, ['python-docx', 'lxml'])).toBe(false)
  })

  it('is taken back alone, also where more was typed behind it', () => {
    expect(withoutChange('a\nb==1\n', 'a\n', 'a\nb==1\n')).toBe('a\n')
    expect(withoutChange('a\nb==1\nc\n', 'a\n', 'a\nb==1\n')).toBe('a\nc\n')
    expect(withoutChange('a\nb==2\n', 'a\n', 'a\nb==1\n')).toBeNull()
  })
})
