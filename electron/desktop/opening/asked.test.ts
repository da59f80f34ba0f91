import { expect, it } from 'vitest'
import { askedBy } from './asked'

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
