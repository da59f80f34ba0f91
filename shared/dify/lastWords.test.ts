import { describe, expect, it } from 'vitest'
import { lastWords } from './lastWords'

describe('the last words of an error', () => {
  it.each([
    [
      'Traceback (most recent call last):\n  File "x", line 1\nValueError: no\n\nerror: exit status 255\n',
      'ValueError: no',
    ],
    ['Output result is missing.', 'Output result is missing.'],
    ['', ''],
    [
      '<anonymous_script>:3\n  throw new Error("stops")\n  ^\n\nError: stops\n    at main (eval at <anonymous> (/tmp/test.js:1:1), <anonymous>:3:9)\n    at /tmp/test.js:9:1 {\n  code: 1\n}\n\nNode.js v20.20.2\nerror: exit status 1\n',
      'Error: stops',
    ],
    ['x.js:1\nthrow "a"\n^\na\n(Use `node --trace-uncaught ...` to show where)\n\nNode.js v20.20.2', 'a'],
  ])('of %j are %j', (error, words) => expect(lastWords(error)).toBe(words))
})
