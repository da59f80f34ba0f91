import { expect, it } from 'vitest'
import { createAsker } from './asker'

/** An engine whose answers come when a test says so. */
function engine() {
  const waiting: { readonly question: string; readonly end: (answer: string | Error) => void }[] = []
  const told: string[] = []
  const asker = createAsker<string, string>({
    ask: (question) =>
      new Promise((resolve, reject) => {
        waiting.push({
          question,
          end: (answer) => (answer instanceof Error ? reject(answer) : resolve(answer)),
        })
      }),
    tell: (id, question, answer) => told.push(`${id} ${question} ${answer}`),
    fail: (id, question, error) => told.push(`${id} ${question} ${error instanceof Error ? error.message : ''}`),
  })
  return { asker, waiting, told, asked: () => waiting.map(({ question }) => question) }
}

it('asks the newest alone while an answer is under way, of each node by itself', async () => {
  const { asker, waiting, told, asked } = engine()
  for (const question of ['a', 'ab', 'abc']) asker.ask('one', question)
  asker.ask('two', 'x')
  expect(asked()).toEqual(['a', 'x'])
  waiting[0]?.end('1')
  await expect.poll(asked).toEqual(['a', 'x', 'abc'])
  waiting[2]?.end(new Error('no'))
  waiting[1]?.end('2')
  await expect.poll(() => told).toEqual(['one a 1', 'one abc no', 'two x 2'])
  asker.ask('one', 'abcd')
  expect(asked()).toHaveLength(4)
})

it('tells nothing of what was forgotten, and asks it no more', async () => {
  const { asker, waiting, told, asked } = engine()
  asker.ask('one', 'a')
  asker.ask('one', 'b')
  asker.forget('one')
  waiting[0]?.end('1')
  asker.ask('one', 'c')
  expect(asked()).toEqual(['a', 'c'])
  waiting[1]?.end('3')
  await expect.poll(() => told).toEqual(['one c 3'])
})
