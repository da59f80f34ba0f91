import { beforeEach, describe, expect, it } from 'vitest'
import type { EventName } from '../../../shared/contract'
import type { Problem } from '../../../shared/model/problem'
import { tellStart } from './asked'
import type { Link } from './link'
import { createOpening, type Opening } from './opening'

let sent: { name: EventName; token: string }[]
let told: Problem[]
let raised: number
let opened: string[]
let made: Extract<Link, { kind: 'new' }>['node'][]
let opening: Opening
beforeEach(() => {
  sent = []
  told = []
  raised = 0
  opened = []
  made = []
  opening = createOpening({
    send: (name, payload) => sent.push({ name, token: (payload as { token: string }).token }),
    tell: (one) => told.push(one),
    log: () => undefined,
    raise: () => {
      raised += 1
    },
    openFile: (path) => {
      opened.push(path)
      return Promise.resolve({ workspace: null, show: { what: 'node', id: 'a' } })
    },
    makeNode: (node) => {
      made.push(node)
      return Promise.resolve({ workspace: null, show: null })
    },
  })
})

const start = (argv: string[], isOwn = false) =>
  opening.hear({
    kind: 'start',
    start: tellStart({ argv: ['nodelab', ...argv], cwd: '/home/a', isPackaged: true }),
    isOwn,
  })
const tokens = () => sent.map(({ token }) => token)

describe('what the system asks', () => {
  it('waits until the page listens, and is done once', async () => {
    start(['a.node.yml', 'nodelab://lesson/first-node'], true)
    expect([sent, raised]).toEqual([[], 0])
    opening.pageReady()
    expect(sent.map(({ name }) => name)).toEqual(['opening.asked', 'opening.asked'])
    expect(opened).toEqual([])
    const [file = '', lesson = ''] = tokens()
    expect(await opening.take(file)).toEqual({ workspace: null, show: { what: 'node', id: 'a' } })
    expect(await opening.take(lesson)).toMatchObject({ show: { what: 'lesson', pack: 'nodelab', id: 'first-node' } })
    expect(opened).toEqual(['/home/a/a.node.yml'])
    await expect(opening.take(file)).rejects.toMatchObject({ problem: { code: 'request-refused' } })
  })

  it('is told again to a page that was loaded anew, as far as it was not taken', async () => {
    opening.pageReady()
    opening.hear({ kind: 'link', address: 'nodelab://settings' })
    opening.hear({ kind: 'file', path: '/x/b.yml' })
    expect(raised).toBe(2)
    const [first = '', second = ''] = tokens()
    await opening.take(first)
    opening.pageReady()
    expect(tokens()).toEqual([first, second, second])
  })

  it('brings the window to the front at a second start, with and without a wish', () => {
    start([])
    start(['/x/b.yml'])
    expect(raised).toBe(2)
  })

  it('asks the author for a node, and makes none by itself', async () => {
    opening.pageReady()
    opening.hear({ kind: 'link', address: 'nodelab://new?title=a' })
    expect(made).toEqual([])
    await opening.take(tokens()[0] ?? '')
    expect(made).toEqual([{ title: 'a', language: 'python3', template: null }])
  })

  it('refuses a link that it does not know, and a start of another program', async () => {
    opening.pageReady()
    opening.hear({ kind: 'link', address: `nodelab://run?code=${'x'.repeat(5000)}` })
    expect(told).toMatchObject([{ code: 'link-unknown' }])
    expect(String(told[0]?.params['link']).length).toBeLessThanOrEqual(200)
    for (const wrong of [null, { start: 'a.yml' }]) opening.hear({ kind: 'start', start: wrong, isOwn: false })
    // The window comes to the front nevertheless: somebody wants to see it.
    expect([sent, raised]).toEqual([[], 3])
  })
})
