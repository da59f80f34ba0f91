import { act } from 'react'
import { expect, it } from 'vitest'
import { problem } from '../../../shared/problems'
import { useSources } from '../../app/stores/sourceStore'
import { answer } from '../run/testing/fakeBridge'
import { render } from '../run/testing/render'
import { SourceAnswers } from './IndexSection'
import { until } from './testing/until'

const text = (): string => document.body.textContent ?? ''

it('what packages and Pythons come from answers in a line each, an index alone without its kind', async () => {
  const silent = problem('source-login', 'environment', { params: { host: 'b.example' } })
  answer('sources.check', () => [
    { kind: 'index', host: 'a.example', ms: 12, problem: null },
    { kind: 'extra', host: 'b.example', ms: null, problem: silent },
    { kind: 'extra', host: 'b.example', ms: 13, problem: null },
    { kind: 'python', host: 'c.example', ms: 14, problem: null },
  ])
  await render(<SourceAnswers />)
  await act(() => useSources.getState().check())
  await until(() => expect(document.querySelectorAll('li')).toHaveLength(4))
  expect(text()).toContain('Package indexa.example · answers in 12 ms')
  expect(text()).toContain('Extra indexb.example asks for')
  expect(text()).toContain('Mirror of Pythonc.example · answers in 14 ms')
  answer('sources.check', () => [{ kind: 'index', host: 'a.example', ms: 12, problem: null }])
  await act(() => useSources.getState().check())
  await until(() => expect(text()).toBe('a.example · answers in 12 ms'))
})
