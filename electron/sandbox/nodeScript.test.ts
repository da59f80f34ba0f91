import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dify0_11, dify1_16 } from '../../shared/dify/targets/records'
import { onSandboxPy } from '../../shared/dify/targets/sandboxPy'
import type { Target } from '../../shared/dify/targets/target'
import type { SandboxResult } from '../engineTypes'
import { tempFolder } from '../testing/tempFolder'
import { startWorkers, type TestWorkers, workerKinds } from './testing/workerKinds'

let root: string
let remove: () => Promise<void>
let workers: TestWorkers

beforeAll(async () => {
  ;({ path: root, remove } = await tempFolder())
})
afterAll(() => remove())

function run(target: Target, code: string): Promise<SandboxResult> {
  const sandbox = workers.sandbox(target, { timeoutSeconds: 30, outputCap: 100_000 })
  return sandbox.run({ language: 'nodejs', code, preload: '', enableNetwork: false })
}

describe.each(workerKinds)('of %s workers', (kind) => {
  beforeAll(() => {
    workers = startWorkers(kind, root)
  })
  afterAll(() => workers.close())

  describe.each([
    ['evaluated', dify1_16],
    ['appended', dify0_11],
    ['all of its file', onSandboxPy(dify1_16)],
  ] as const)('a script that is %s', (_, target) => {
    it('prints, requires, and finds the names of the bootstrap', async () => {
      const { names } = target.sandbox.javascript
      const network = names.includes('options') ? 'options.enable_network' : 'false'
      const code = `console.log(require('path').basename('/a/b'), [${names.join(', ')}].length, ${network})`
      expect(await run(target, code)).toMatchObject({
        stdout: `b ${names.length} false\n`,
        error: '',
        exitCode: 0,
      })
    })

    it('ends with an error of Node, as the sandbox tells it', async () => {
      const result = await run(target, 'throw new TypeError("no")')
      expect(result).toMatchObject({ exitCode: 1, stdout: '' })
      expect(result.error).toMatch(/TypeError: no\n/)
      expect(result.error.endsWith('error: exit status 1\n')).toBe(target.sandbox.dialect !== 'py')
    })

    it('is told by the author’s lines and columns alone, from the first line on', async () => {
      const thrown = await run(target, 'function main() { throw new Error("x") }\nmain()\n')
      expect(thrown.error).toMatch(/at main \(.*:\d+:25\)/)
      expect(thrown.error).toContain('\nfunction main() { throw new Error("x") }\n                  ^\n')
      const broken = await run(target, 'const = 3\n')
      expect(broken.error).toContain('\nconst = 3\n      ^\n')
      for (const { error } of [thrown, broken]) expect(error).not.toMatch(/began|nodelab/)
    })

    it('hears when the script begins, and nothing of it is seen by the script or by what it forks', async () => {
      const code = `
        const seen = [process.execArgv, Object.keys(require.cache).filter((name) => name.includes('prelude'))]
        const { fork } = require('child_process')
        if (process.argv[2] === 'child') process.send(seen)
        else fork(process.argv[1], ['child']).on('message', (told) => console.log(JSON.stringify([seen, told])))
      `
      const result = await run(target, code)
      if (target.sandbox.javascript.runs === 'appended') expect(result.stdout).toBe('[[[],[]],[[],[]]]\n')
      expect(result.error).toBe('')
      expect(result.workerMs).toBeGreaterThan(0)
    })

    it('is no ES module on any Node', async () => {
      const result = await run(target, 'import fs from "fs"\n')
      expect(result.error).toContain('SyntaxError: Cannot use import statement outside a module')
    })

    it('ends by process.exit and at a full stop of its input', async () => {
      expect(await run(target, 'process.exit(0)')).toMatchObject({ stdout: '', error: '', exitCode: 0 })
      const code = 'console.log(JSON.stringify(require("fs").readFileSync(0, "utf8")))'
      expect((await run(target, code)).stdout).toBe('""\n')
    })
  })

  describe('names of the bootstrap', () => {
    it('hold the script itself where it is evaluated', async () => {
      const code = 'console.log(code.length, code.slice(0, 11))'
      expect((await run(dify1_16, code)).stdout).toBe(`${code.length} console.log\n`)
    })

    it('can be declared anew where the script is evaluated, and not where it is appended', async () => {
      expect((await run(dify1_16, 'const lib = 1; console.log(lib)')).stdout).toBe('1\n')
      expect((await run(dify1_16, 'var lib = 1')).error).toContain("Identifier 'lib' has already been declared")
      expect((await run(dify0_11, 'const lib = 1')).error).toContain("Identifier 'lib' has already been declared")
    })

    it('stand before the script, as many lines as in the sandbox', async () => {
      const line = dify0_11.sandbox.javascript.linesBefore + 2
      expect((await run(dify0_11, '\nnull.x')).error).toContain(`${dify0_11.sandbox.javascript.script}:${line}`)
      expect((await run(dify1_16, '\nnull.x')).error).toContain('<anonymous>:2:')
    })
  })
})
