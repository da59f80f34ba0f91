import type { CodeNode } from '../../model/node'
import type { RuleCase } from '../rule'

const inputs = (...names: readonly string[]): Partial<CodeNode> => ({
  variables: names.map((variable) => ({ variable, value_type: 'string', value_selector: [] })),
})

/** Nodes on which the rules of `main` must fire, and must not. */
export const mainCases = {
  'main-not-defined': [
    { code: 'def Main():\n    return {}\n', fires: [0] },
    { code: 'x = 1', fires: [0], fixed: 'x = 1\ndef main():\n    return {\n        "result": "",\n    }\n' },
    { code: 'def main(:\n', fires: [] },
    { code: 'from helper import main\n', fires: [] },
    { code: 'if True:\n    def main():\n        return {}\n', fires: [] },
    { code: 'exec("def main(): return {}")\n', fires: [] },
    { language: 'javascript', code: 'function run() {}', fires: [0] },
    { language: 'javascript', code: 'const main = () => ({})', fires: [] },
    { language: 'javascript', code: 'var main; main = function () { return {} }', fires: [] },
    { code: 'def make():\n    global main\n    def main():\n        return {}\nmake()\n', fires: [] },
    { language: 'javascript', code: '(function () { main = function () { return {} } })()', fires: [] },
    { language: 'javascript', code: 'globalThis.main = () => ({})', fires: [] },
  ],
  'main-not-awaited': [
    { code: 'async def main():\n    return {}\n', fires: [1], fixed: 'def main():\n    return {}\n' },
    { code: 'async def other():\n    pass\ndef main():\n    return {}\n', fires: [] },
    {
      language: 'javascript',
      code: 'async function main() { return {} }',
      fires: [1],
      fixed: 'function main() { return {} }',
    },
    { language: 'javascript', code: 'const main = async () => ({})', fires: [1] },
    { language: 'javascript', code: 'async function f() {}\nfunction main() { return {} }', fires: [] },
    {
      code: 'async def run():\n    return {}\nmain = run\n',
      fires: [1],
      fixed: 'def run():\n    return {}\nmain = run\n',
    },
    {
      language: 'javascript',
      code: 'async function run() { return {} }\nconst main = run',
      fires: [1],
    },
  ],
  'main-yields': [
    { code: 'def main():\n    yield {}\n', fires: [1] },
    { code: 'def main():\n    def parts():\n        yield 1\n    return {"result": list(parts())}\n', fires: [] },
    { language: 'javascript', code: 'function* main() { yield {} }', fires: [1] },
  ],
  'main-lacks-parameter': [
    {
      code: 'def main(a):\n    return {}\n',
      node: inputs('a', 'b'),
      fires: [1],
      fixed: 'def main(a, b: str):\n    return {}\n',
    },
    { code: 'def main(a, **more):\n    return {}\n', node: inputs('a', 'b'), fires: [] },
    { code: 'def main(a, *, b=1):\n    return {}\n', node: inputs('a', 'b'), fires: [] },
    { code: 'def main(*all):\n    return {}\n', node: inputs('a'), fires: [1] },
    { code: '@wrapped\ndef main():\n    return {}\n', node: inputs('a'), fires: [] },
    { language: 'javascript', code: 'function main() { return {} }', node: inputs('a'), fires: [] },
  ],
  'main-parameter-unfilled': [
    { code: 'def main(\n    a,\n    b,\n):\n    return {}\n', node: inputs('a'), fires: [3] },
    { code: 'def main(*, key):\n    return {}\n', fires: [1], offers: [{ kind: 'add-input', name: 'key' }] },
    {
      code: 'def main(text):\n    return {}\n',
      node: inputs('txt'),
      fires: [1],
      offers: [
        { kind: 'rename-input', from: 'txt', to: 'text' },
        { kind: 'add-input', name: 'text' },
      ],
    },
    { code: 'def main(a, b=1, *c, d=2, **e):\n    return {}\n', node: inputs('a'), fires: [] },
    { code: 'main = lambda t: {"result": t}\n', node: inputs('text'), fires: [1] },
    { code: 'main = lambda text: {"result": text}\n', node: inputs('text'), fires: [] },
    { code: 'def run(t):\n    return {"result": t}\nmain = run\n', node: inputs('text'), fires: [1] },
    { code: 'import functools\ndef run(t):\n    return {"result": t}\nmain = functools.partial(run, 1)\n', fires: [] },
    { code: 'def run(t):\n    return {"result": t}\nmain = run\nmain = print\n', fires: [] },
    { code: 'def run(t):\n    return {"result": t}\nif 1 > 2:\n    main = run\nelse:\n    main = dict\n', fires: [] },
    // One of several that stand under a condition may be any.
    {
      code: 'if True:\n    def main():\n        return {"result": ""}\nelse:\n    def main(b):\n        return {}\n',
      fires: [],
    },
    { code: 'if True:\n    def main(b):\n        return {}\n', fires: [2] },
  ],
  'main-positional-only': [
    { code: 'def main(a, /, b):\n    return {}\n', node: inputs('a', 'b'), fires: [1] },
    { code: 'def main(a, b, *, c):\n    return {}\n', node: inputs('a', 'b', 'c'), fires: [] },
  ],
  'main-defined-again': [
    { code: 'def main():\n    return {}\n\ndef main():\n    return {}\n', fires: [4] },
    { code: 'class A:\n    def main(self):\n        pass\n\ndef main():\n    return {}\n', fires: [] },
    { language: 'javascript', code: 'function main() { return {} }\nfunction main() { return {} }', fires: [2] },
    { language: 'javascript', code: 'var main\nmain = function () { return {} }', fires: [] },
    { language: 'javascript', code: 'let main = () => ({})\nmain = function () { return {} }', fires: [2] },
  ],
  'main-runs-itself': [
    { code: 'def main():\n    return {}\n\nif __name__ == "__main__":\n    print(main())\n', fires: [4] },
    { code: 'def main():\n    return {}\n\nmain()\n', fires: [4] },
    {
      code: 'def main():\n    return {}\n\nif __name__ == "__main__":\n    main()\n',
      target: 'dify-sandbox-py',
      fires: [],
    },
    { code: 'def other():\n    return main()\n\ndef main():\n    return {}\n', fires: [] },
    { language: 'javascript', code: 'function main() { return {} }\nconsole.log(main())', fires: [2] },
  ],
  'main-takes-one-object': [
    { language: 'javascript', code: 'function main(a, b) { return {} }', node: inputs('a', 'b'), fires: [1] },
    { language: 'javascript', code: 'function main({a, b}) { return {} }', node: inputs('a', 'b'), fires: [] },
    { language: 'javascript', code: 'function main(inputs, again = 1) { return {} }', node: inputs('a'), fires: [] },
    // What is no JavaScript is told as that alone.
    { language: 'javascript', code: 'function main({a}: {a: string}) { return {} }', node: inputs('a'), fires: [] },
  ],
  'main-name-unfilled': [
    { language: 'javascript', code: 'function main({a,\n  b}) { return {} }', node: inputs('a'), fires: [2] },
    { language: 'javascript', code: 'function main({a, b = 1, ...more}) { return {} }', node: inputs('a'), fires: [] },
    { language: 'javascript', code: 'const main = (inputs) => ({})', node: inputs('a'), fires: [] },
    {
      language: 'javascript',
      code: 'function main(args) {\n  return { result: args.txt + args.a }\n}',
      node: inputs('a'),
      fires: [2],
      offers: [{ kind: 'add-input', name: 'txt' }],
    },
    {
      language: 'javascript',
      code: 'const main = (args) => {\n  const { a, b, c = 1 } = args\n  return { result: a + b + c }\n}',
      node: inputs('a'),
      fires: [2],
    },
    // What may be missing is asked for so; what the code puts there is there.
    {
      language: 'javascript',
      code: 'function main(args) {\n  args.late = 1\n  if (args.no) {}\n  return { result: (args.b ?? "") + (args.c || "") + args.d?.e + args.late + typeof args.f + args.toString() + args.hasOwnProperty("a") }\n}',
      node: inputs('a'),
      fires: [],
    },
    {
      language: 'javascript',
      code: 'function main(args) {\n  args = { ...args, b: 1 }\n  return { result: args.b }\n}',
      node: inputs('a'),
      fires: [],
    },
  ],
} as const satisfies Readonly<Record<string, readonly RuleCase[]>>
