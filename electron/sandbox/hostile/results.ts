import { code, type HostileNode, short } from './hostileNode'

const python = { language: 'python3', heldBy: ['reading'] } as const
const javascript = { ...python, language: 'javascript' } as const

/** Nodes whose result goes for what reads it. */
export const results: readonly HostileNode[] = [
  {
    ...python,
    name: 'deep-value',
    does: 'returns lists in lists, 100,000 deep',
    code: code`
      def main():
          value = []
          for _ in range(100000):
              value = [value]
          return {"result": value}
    `,
    // The older writer of JSON counts its calls of C; its value is freed call by call too.
    ends: ['result-too-deep', 'worker-crashed'],
  },
  {
    ...python,
    name: 'deep-value-within-python',
    does: 'returns lists in lists as deep as Python still writes them',
    code: code`
      def main():
          value = []
          for _ in range(250):
              value = [value]
          return {"result": value}
    `,
    ends: 'output-refused',
  },
  {
    ...python,
    name: 'deep-text',
    does: 'prints a result of 100,000 opening brackets past the wrapper',
    code: code`
      import os
      tag = "<<RES" + "ULT>>"
      def main():
          print(tag + '{"result": ' + "[" * 100000 + "]" * 100000 + "}" + tag, flush=True)
          os._exit(0)
    `,
    ends: 'result-too-deep',
  },
  {
    ...python,
    name: 'result-of-100-mb',
    does: 'returns a text of 100 MB',
    code: code`
      def main():
          return {"result": "x" * 10 ** 8}
    `,
    heldBy: ['output'],
    ends: 'result-too-big',
  },
  {
    ...python,
    name: 'result-of-many-keys',
    does: 'returns 10,000 keys that are no outputs',
    code: code`
      def main():
          return {"result": "x", **{"key%d" % n: n for n in range(10000)}}
    `,
    ends: ['outputs-extra', 'result-too-big'],
  },
  {
    ...python,
    name: 'number-of-5000-digits',
    does: 'returns a number of 5,000 digits',
    code: code`
      def main():
          return {"result": 10 ** 5000}
    `,
    ends: ['raised-outside', 'output-refused'],
  },
  {
    ...python,
    name: 'names-of-prototypes',
    does: 'prints a result with the names of what all objects have',
    code: code`
      def main():
          return {"result": "x", "__proto__": {"polluted": "yes"}, "constructor": {"prototype": {"polluted": "yes"}}}
    `,
    ends: 'outputs-extra',
  },
  {
    ...python,
    name: 'prints-the-tag',
    does: 'prints the tag that marks a result',
    code: code`
      def main():
          print("<<RESULT>>")
          return {"result": "x"}
    `,
    ends: 'result-not-json',
  },
  {
    ...python,
    name: 'prints-a-result',
    does: 'prints a whole result of its own before the real one',
    code: code`
      def main():
          print('<<RESULT>>{"result": "forged"}<<RESULT>>')
          return {"result": "x"}
    `,
    ends: 'result-not-json',
  },
  {
    ...python,
    name: 'prints-many-tags',
    does: 'prints the tag 5,000 times',
    code: code`
      def main():
          print("<<RESULT>>\n" * 5000)
          return {"result": "x"}
    `,
    ends: 'result-not-json',
  },
  {
    ...python,
    name: 'half-a-result',
    does: 'prints the beginning of a result and leaves',
    bySandboxPy: 'exit-ends-server',
    code: code`
      import os
      def main():
          print('<<RESULT>>{"result": "x', flush=True)
          os._exit(0)
    `,
    ends: 'result-missing',
  },
  {
    ...python,
    name: 'steers-the-terminal',
    does: 'prints what would steer a terminal',
    code: code`
      def main():
          print("\x1b]0;title\x07\x1b[2J\x1b[?1049h\x9b31m\u202e\u2066\x00")
          return {"result": "\x1b[31m\u202e"}
    `,
    ends: 'succeeded',
  },
  {
    ...python,
    name: 'dict-without-end',
    does: 'returns a dict whose items never end',
    code: code`
      class Endless(dict):
          def items(self):
              while True:
                  pass
      def main():
          return Endless(result="x")
    `,
    heldBy: ['time'],
    ends: 'run-timeout',
    seconds: short,
  },
  {
    ...javascript,
    name: 'deep-value-js',
    does: 'returns lists in lists, 100,000 deep',
    code: code`
      function main() {
        let value = []
        for (let n = 0; n < 100000; n += 1) value = [value]
        return { result: value }
      }
    `,
    ends: 'result-too-deep',
  },
  {
    ...javascript,
    name: 'result-of-100-mb-js',
    does: 'returns a text of 100 MB',
    code: code`
      function main() {
        return { result: 'x'.repeat(1e8) }
      }
    `,
    heldBy: ['output'],
    ends: 'result-too-big',
  },
  {
    ...javascript,
    name: 'throws-when-read-js',
    does: 'returns an object whose property throws something that can not be shown',
    code: code`
      function main() {
        return { get result() { throw { toString() { throw null } } } }
      }
    `,
    ends: ['value-thrown', 'node-raised', 'raised-outside', 'sandbox-failed'],
  },
]
