import fc from 'fast-check'
import { expect, it } from 'vitest'
import { askedBy, readStart, shorterArguments, tellStart } from './asked'

const start = (argv: string[], isPackaged = true) => askedBy({ argv, cwd: '/home/a', isPackaged })

it('takes YAML files and links of a start, in their order', () => {
  expect(start(['nodelab', '--no-sandbox', 'b.node.yml', '/x/app.YAML', 'nodelab://settings'])).toEqual([
    { kind: 'file', path: '/home/a/b.node.yml' },
    { kind: 'file', path: '/x/app.YAML' },
    { kind: 'link', address: 'nodelab://settings' },
  ])
})

it('takes the address of a file for the file', () => {
  expect(start(['nodelab', 'file:///home/a/%E8%8A%82%E7%82%B9%201.node.yml'])).toEqual([
    { kind: 'file', path: '/home/a/节点 1.node.yml' },
  ])
  expect(start(['nodelab', 'file://server/share/a.yml', 'file:///%E0%A4%A.yml'])).toEqual([])
})

it('leaves out the rest: switches, the folder of a checkout, other files, what is too much', () => {
  expect(start(['nodelab', '--a=b.yml', 'c.py', '/usr', 'https://x/y'])).toEqual([])
  expect(start(['electron', '--inspect', '/checkout.yml', 'a.yml'], false)).toEqual([
    { kind: 'file', path: '/home/a/a.yml' },
  ])
  expect(start(['nodelab', ...Array.from({ length: 50 }, (_one, at) => `${at}.yml`)])).toHaveLength(20)
})

it('is told in ASCII, whatever it names, and read as it was', () => {
  const any = fc.record({
    argv: fc.array(fc.string({ unit: 'binary' })),
    cwd: fc.string({ unit: 'binary' }),
    isPackaged: fc.boolean(),
  })
  fc.assert(
    fc.property(any, (one) => {
      const told = tellStart(one)
      expect(told.start).toMatch(/^[\x20-\x7e]*$/)
      expect(readStart(told)).toEqual(one)
    }),
  )
})

it.each([
  [null],
  [{}],
  [{ start: 5 }],
  [{ start: 'not base64, nor JSON' }],
  [{ argv: ['a.yml'], cwd: '/', isPackaged: true }],
  [{ start: Buffer.from('{"argv":"a.yml","cwd":"/","isPackaged":true}').toString('base64') }],
  [{ start: Buffer.from('{"argv":[5],"cwd":"/","isPackaged":true}').toString('base64') }],
])('reads no start out of %j', (told) => {
  expect(readStart(told)).toBeNull()
})

it('says less where Chromium could not carry it: the first files, a link that is cut, never too much', () => {
  const base = { cwd: '/home/a', isPackaged: true }
  const some = Array.from({ length: 50 }, (_one, at) => `/home/a/${at}.yml`)
  expect(shorterArguments({ ...base, argv: ['nodelab', ...some] })).toBeNull()
  const many = Array.from({ length: 900 }, (_one, at) => `/home/a/节点 ${'x'.repeat(40)} ${at}.yml`)
  const kept = shorterArguments({ ...base, argv: ['nodelab', '--lang=en', ...many] }) ?? []
  expect(kept.slice(0, 21)).toEqual(['--lang=en', ...many.slice(0, 20)])
  expect(shorterArguments({ ...base, argv: ['nodelab', ...kept] })).toBeNull()
  const link = `nodelab://new?title=${'x'.repeat(100_000)}`
  expect(shorterArguments({ ...base, argv: ['nodelab', link, 'a.yml'] })).toEqual([link.slice(0, 600), 'a.yml'])
})
