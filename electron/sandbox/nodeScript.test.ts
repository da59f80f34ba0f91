import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dify0_11, dify1_16 } from '../../shared/dify/targets/records'
import type { Target } from '../../shared/dify/targets/target'
import type { SandboxResult } from '../engineTypes'
import { tempFolder } from '../testing/tempFolder'
import { createLocalSandbox } from './localSandbox'
import { createScratch } from './scratch'

let root: string
let remove: () => Promise<void>

beforeAll(async () => {
  ;({ path: root, remove } = await tempFolder())
})
afterAll(() => remove())

function run(target: Target, code: string): Promise<SandboxResult> {
  const scratch = createScratch(join(root, 'scratch'))
  const options = { target, python: null, node: process.execPath, timeoutSeconds: 30, outputCap: 100_000 }
  return createLocalSandbox({ ...options, env: process.env, scratch }).run({
    language: 'nodejs',
    code,
    preload: '',
    enableNetwork: false,
  })
}

describe.each([
  ['evaluated', dify1_16],
  ['appended', dify0_11],
] as const)('a script that is %s', (_, target) => {
  it('prints, requires, and finds the names of the bootstrap', async () => {
    const names = target.sandbox.javascript.names.join(', ')
    const code = `console.log(require('path').basename('/a/b'), [${names}].length, options.enable_network)`
    expect(await run(target, code)).toMatchObject({
      stdout: `b ${target.sandbox.javascript.names.length} false\n`,
      error: '',
      exitCode: 0,
    })
  })

  it('ends with an error of Node, as the sandbox tells it', async () => {
    const result = await run(target, 'throw new TypeError("no")')
    expect(result).toMatchObject({ exitCode: 1, stdout: '' })
    expect(result.error).toMatch(/TypeError: no\n/)
    expect(result.error.endsWith('error: exit status 1\n')).toBe(true)
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
