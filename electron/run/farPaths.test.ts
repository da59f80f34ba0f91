import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ConfinementMode } from '../../shared/model/confinement'
import type { CodeNode } from '../../shared/model/node'
import { plainNode } from '../../shared/model/plainNode'
import { createEngine, type Engine } from '../engine'
import { tempFolder } from '../testing/tempFolder'
import { testEnv, testFolders } from '../testing/testData'

const examples = fileURLToPath(new URL('../workspace/examples', import.meta.url))

const common: CodeNode = {
  ...plainNode('far', 'python3'),
  outputs: [{ name: 'result', spec: { type: 'string', children: null } }],
}

const python: CodeNode = {
  ...common,
  code_language: 'python3',
  code: 'import requests\ndef main():\n    print("é 中")\n    return {"result": requests.__name__}\n',
}
const javascript: CodeNode = {
  ...common,
  code_language: 'javascript',
  code: 'function main() { console.log("é 中"); return { result: "requests" } }\n',
}

/** Names of folders that authors have: spaces, a quote, Chinese, an emoji, a percent sign. */
const named = ["Ada's own files", '我的 节点 😀', '100 % (new) & old; #1']

describe('a home folder', () => {
  let temp: Awaited<ReturnType<typeof tempFolder>>
  let engine: Engine
  let root: string

  beforeAll(async () => {
    temp = await tempFolder()
    root = join(temp.path, ...named)
    // As long as a folder of Windows may be without being asked for more.
    while (root.length < 250) root = join(root, 'x'.repeat(Math.min(40, Math.max(1, 250 - root.length - 1))))
    await mkdir(root, { recursive: true })
    const env = testEnv(root)
    engine = createEngine({ env, folders: testFolders(env), examples })
  })
  afterAll(async () => {
    await engine.close()
    await temp.remove()
  })

  const modes: readonly ConfinementMode[] = ['like-dify', 'check', 'free']
  it.each(modes.flatMap((mode) => [python, javascript].map((node) => [node.code_language, mode, node] as const)))(
    'of 250 characters with all signs runs %s, %s, cold and warm',
    async (_, mode, node) => {
      for (let time = 0; time < 3; time += 1) {
        const end = await engine.runNode({ node, inputs: {}, target: 'dify-1.16', mode }, '')
        expect(end).toMatchObject({ status: 'succeeded', outputs: '{"result": "requests"}', prints: 'é 中\n' })
        if (process.platform === 'linux') expect(end.confinement?.level).toBe(mode === 'free' ? 'limits' : 'full')
      }
    },
  )
})
