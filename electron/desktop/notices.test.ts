import { expect, it } from 'vitest'
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
  expect(sent).toEqual(['early', 'now', 'while it is gone'])
})
