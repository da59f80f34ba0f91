import { mkdir, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createEngine, type Engine } from '../engine'
import { tempFolder } from '../testing/tempFolder'
import { testEnv, testFolders } from '../testing/testData'
import { nodesUnder } from './nodesUnder'
import { casesUnder } from './casesUnder'

let root: string
let remove: () => Promise<void>
let engine: Engine
const deep = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']
beforeAll(async () => {
  ;({ path: root, remove } = await tempFolder())
  const env = testEnv(join(root, 'home'))
  engine = createEngine({ env, folders: testFolders(env), examples: root })
  await mkdir(join(root, 'w', ...deep), { recursive: true })
  for (const folder of [[], deep]) await writeFile(join(root, 'w', ...folder, 'y.node.yml'), 'no node')
})
afterAll(async () => {
  await engine.close()
  await remove()
})

const here = (...parts: string[]) => relative(process.cwd(), join(root, 'w', ...parts))

it('reads all node files under a folder, however deep', async () => {
  const files = await casesUnder(engine, [join(root, 'w')])
  expect(files.map(({ path }) => path)).toEqual([here(...deep, 'y.node.yml'), here('y.node.yml')])
})

it('says where there are more than it reads', async () => {
  const files = await casesUnder(engine, [join(root, 'w')], 1)
  expect(files).toHaveLength(2)
  expect(files[1]).toMatchObject({ path: here(), problems: [{ code: 'cases-capped', severity: 'error' }] })
})

it('says where there are more than are checked', async () => {
  const nodes = await nodesUnder(engine, [join(root, 'w')], 1)
  expect(nodes).toHaveLength(2)
  expect(nodes[1]).toMatchObject({ path: here(), problem: { code: 'nodes-capped', severity: 'error' } })
})
