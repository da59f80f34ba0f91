import { expect, it } from 'vitest'
import { commands } from '../../shared/contract'
import type { Problem } from '../../shared/model/problem'
import { problem } from '../../shared/problems'
import { createNotices } from './notices'

const about = (reason: string): Problem => problem('unexpected', 'workspace', { params: { reason } })

it('keeps what is told while no page listens', () => {
  const sent: unknown[] = []
  const notices = createNotices(({ params }) => sent.push(params['reason']))
  notices.tell(about('early'))
  expect(sent).toEqual([])
  notices.pageReady()
  notices.tell(about('now'))
  expect(sent).toEqual(['early', 'now'])
  notices.pageGone()
  expect(notices.isListening()).toBe(false)
  notices.tell(about('while it is gone'))
  expect(sent).toEqual(['early', 'now'])
  notices.pageReady()
  // A page that is loaded anew knows nothing of those before.
  expect(sent.slice(2)).toEqual(['early', 'now', 'while it is gone'])
})

it('tells a page that is loaded anew what was not dismissed, once each', () => {
  const sent: unknown[] = []
  const notices = createNotices(({ params }) => sent.push(params['reason']))
  notices.pageReady()
  notices.tell(about('read'))
  notices.tell(about('not read'))
  notices.tell(about('not read'))
  // As it comes back from the page.
  notices.dismiss(commands['app.dismiss'].input.parse(JSON.parse(JSON.stringify(about('read')))))
  sent.length = 0
  notices.pageGone()
  notices.pageReady()
  expect(sent).toEqual(['not read'])
})

it('keeps the latest where there are very many', () => {
  const sent: unknown[] = []
  const notices = createNotices(({ params }) => sent.push(params['reason']))
  for (let count = 0; count < 1000; count += 1) notices.tell(about(String(count)))
  notices.pageReady()
  expect(sent).toHaveLength(50)
  expect(sent.at(-1)).toBe('999')
})
