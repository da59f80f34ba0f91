import { expect, it } from 'vitest'
import { commandWords } from './commandWords'

it.each([
  [
    ['nodelab', '--no-sandbox', '--nodelab-command', '--', 'run', 'a', '--json'],
    ['run', 'a', '--json'],
  ],
  [['nodelab', '--nodelab-command', '--'], []],
  [
    ['nodelab', '--nodelab-command', '--', 'run', '--', 'a'],
    ['run', '--', 'a'],
  ],
  // A window: without arguments, with a file, and where the switch is but an argument of another.
  [['nodelab'], null],
  [['nodelab', '/home/a/b.node.yml'], null],
  [['nodelab', '--', '--nodelab-command', '--', 'run'], null],
  [['nodelab', '--nodelab-command', 'run'], null],
])('%j', (argv, words) => {
  expect(commandWords(argv)).toEqual(words)
})
