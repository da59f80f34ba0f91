import { describe, expect, it } from 'vitest'
import { packageFolderOf } from '../setup/recordParts.mjs'
import { bomOf, noticesOf, purlOf } from './bom.mjs'
import { isKnown, type Part } from './parts.mjs'

const app = { name: 'nodelab', version: '1.2.3', license: 'Apache-2.0', description: 'd' }
const part = (more: Partial<Part>): Part => ({
  name: 'a',
  version: '1.0.0',
  licence: 'MIT',
  ecosystem: 'npm',
  homepage: null,
  sha512: null,
  texts: ['Permission is hereby granted'],
  ...more,
})

it.each([
  ['/x/node_modules/zod/v4/index.js', '/x/node_modules/zod'],
  ['/x/node_modules/@radix-ui/react-menu/dist/index.mjs?v=1', '/x/node_modules/@radix-ui/react-menu'],
  ['/x/node_modules/a/node_modules/b/c.js', '/x/node_modules/a/node_modules/b'],
  ['\0/x/node_modules/a/b.js?commonjs-module', '/x/node_modules/a'],
  ['C:\\x\\node_modules\\a\\b.js', 'C:/x/node_modules/a'],
  ['/x/shared/contract.ts', null],
  ['\0vite/preload-helper.js', null],
])('the module %j is of %j', (id, folder) => {
  expect(packageFolderOf(id)).toBe(folder)
})

describe('a licence', () => {
  it.each(['MIT', '(MIT OR GPL-3.0)', 'MIT AND ISC', '(WTFPL OR ISC)', 'GPL-3.0 OR Apache-2.0'])(
    '%s may be shipped',
    (one) => {
      expect(isKnown(one)).toBe(true)
    },
  )
  it.each(['GPL-3.0', 'MIT AND GPL-3.0', 'unknown', 'UNLICENSED', '', 'SEE LICENSE IN x'])(
    '%j may not, as far as is known',
    (one) => {
      expect(isKnown(one)).toBe(false)
    },
  )
})

describe('the list of parts', () => {
  const parts = [
    part({ name: '@b/c', sha512: 'ab' }),
    part({ licence: '(MIT OR CC0-1.0)', homepage: 'https://a.example' }),
  ]

  it('names each with its licence and its hash', () => {
    const { components, dependencies, serialNumber, metadata } = bomOf(app, parts)
    expect(components).toEqual([
      {
        type: 'library',
        'bom-ref': 'pkg:npm/%40b/c@1.0.0',
        group: '@b',
        name: 'c',
        version: '1.0.0',
        hashes: [{ alg: 'SHA-512', content: 'ab' }],
        licenses: [{ license: { id: 'MIT' } }],
        purl: 'pkg:npm/%40b/c@1.0.0',
      },
      {
        type: 'library',
        'bom-ref': 'pkg:npm/a@1.0.0',
        name: 'a',
        version: '1.0.0',
        licenses: [{ expression: 'MIT OR CC0-1.0' }],
        purl: 'pkg:npm/a@1.0.0',
        externalReferences: [{ type: 'website', url: 'https://a.example' }],
      },
    ])
    expect(dependencies).toEqual([
      { ref: metadata.component['bom-ref'], dependsOn: ['pkg:npm/%40b/c@1.0.0', 'pkg:npm/a@1.0.0'] },
    ])
    expect(serialNumber).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it('is the same for the same parts, and another for others', () => {
    expect(JSON.stringify(bomOf(app, parts))).toBe(JSON.stringify(bomOf(app, [...parts])))
    expect(bomOf(app, parts).serialNumber).not.toBe(bomOf(app, parts.slice(1)).serialNumber)
    expect(purlOf(part({ ecosystem: 'pypi', name: 'uv' }))).toBe('pkg:pypi/uv@1.0.0')
  })

  it('is told as a text with every licence in it', () => {
    const text = noticesOf(app, [...parts, part({ name: 'bare', texts: [] })])
    expect(text).toContain('  @b/c 1.0.0: MIT\n')
    expect(text.match(/Permission is hereby granted/g)).toHaveLength(2)
    expect(text).toContain('The package holds no text of its licence, which it names as MIT.')
  })
})
