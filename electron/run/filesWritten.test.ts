import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CodeNode } from '../../shared/model/node'
import { plainNode } from '../../shared/model/plainNode'
import type { RunResult } from '../../shared/model/run'
import { createEngine, type Engine } from '../engine'
import { tempFolder } from '../testing/tempFolder'
import { testEnv, testFolders } from '../testing/testData'

const examples = fileURLToPath(new URL('../workspace/examples', import.meta.url))
let remove: () => Promise<void>
let engine: Engine

beforeAll(async () => {
  const folder = await tempFolder()
  remove = folder.remove
  const env = testEnv(folder.path, {})
  engine = createEngine({ env, folders: testFolders(env), examples })
})
afterAll(async () => {
  await engine.close()
  await remove()
})

type Language = 'python3' | 'javascript'

const writing: Readonly<Record<Language, string>> = {
  python3:
    'def main():\n    with open("out.csv", "w") as file:\n        file.write("a,b")\n    return {"result": "1"}\n',
  javascript: 'function main() {\n  require("fs").writeFileSync("out.csv", "a,b")\n  return { result: "1" }\n}\n',
}
const quiet: Readonly<Record<Language, string>> = {
  python3: 'def main():\n    return {"result": "1"}\n',
  javascript: 'function main() {\n  return { result: "1" }\n}\n',
}

function run(code: string, language: Language, target: string, isCold: boolean): Promise<RunResult> {
  const outputs: CodeNode['outputs'] = [{ name: 'result', spec: { type: 'string', children: null } }]
  const node = { ...plainNode('test', language, code), outputs }
  return engine.runNode({ node, inputs: {}, target, isCold }, '', {})
}

const codesOf = ({ problems }: RunResult): string[] => problems.map(({ code }) => code)

describe('a run that succeeds by writing a file, as no node does in Dify', () => {
  it.each([
    ['python3', false],
    ['python3', true],
    ['javascript', false],
    ['javascript', true],
  ] as const)('%s is warned of it by name (cold: %s), and one that writes none is not', async (language, isCold) => {
    const wrote = await run(writing[language], language, 'dify-1.16', isCold)
    expect(wrote.status).toBe('succeeded')
    const told = wrote.problems.find(({ code }) => code === 'files-written')
    expect(told).toMatchObject({ severity: 'warning', params: { names: 'out.csv', target: 'Dify 1.16' } })
    expect(codesOf(await run(quiet[language], language, 'dify-1.16', isCold))).not.toContain('files-written')
  })

  it('is nothing to tell where the target lets its scripts write', async () => {
    const wrote = await run(writing.python3, 'python3', 'dify-sandbox-py', false)
    expect(wrote.status).toBe('succeeded')
    expect(codesOf(wrote)).not.toContain('files-written')
  })
})
