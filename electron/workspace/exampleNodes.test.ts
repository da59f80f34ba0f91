import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tempFolder } from '../testing/tempFolder'
import { firstExample, prepareWorkspace, readExamples } from './exampleNodes'
import { readFields } from './nodeFields'
import { newNodeText } from './nodeText'

const folder = fileURLToPath(new URL('./examples', import.meta.url))
let root: string
let remove: () => Promise<void>
beforeEach(async () => {
  ;({ path: root, remove } = await tempFolder())
})
afterEach(() => remove())

describe('the example nodes', () => {
  it('are five, the list of packages first, each a node without a problem', async () => {
    const examples = await readExamples(folder)
    expect(examples.map(({ id }) => id)).toEqual([firstExample, 'split_text', 'clean_json', 'add_days', 'http_request'])
    for (const { id, title, desc, text } of examples) {
      expect(title).toBe(id)
      expect(desc).not.toBe('')
      const { node, problems } = readFields(text)
      expect(problems).toEqual([])
      if (node === null) throw new Error(`${id} is no node`)
      expect(Object.keys(node.samples)).toEqual(node.variables.map(({ variable }) => variable))
      // They show how Nodelab itself writes a node.
      expect(newNodeText(node)).toBe(text)
    }
  })

  it('make a new workspace, with a file for packages that says what it is', async () => {
    const path = join(root, 'Nodelab', 'My nodes')
    expect(await prepareWorkspace(path, await readExamples(folder))).toBe(true)
    expect((await readdir(path)).sort()).toEqual([
      'add_days.node.yml',
      'clean_json.node.yml',
      'http_request.node.yml',
      'installed_packages.node.yml',
      'python-requirements.txt',
      'split_text.node.yml',
    ])
    const requirements = await readFile(join(path, 'python-requirements.txt'), 'utf8')
    expect(requirements.split('\n').every((line) => line === '' || line.startsWith('#'))).toBe(true)
    expect(await readdir(join(root, 'Nodelab'))).toEqual(['My nodes'])
  })

  it('leave a folder that exists as it is', async () => {
    const path = join(root, 'mine')
    await mkdir(path)
    expect(await prepareWorkspace(path, await readExamples(folder))).toBe(false)
    expect(await readdir(path)).toEqual([])
  })

  it('leave nothing behind where the folder can not be made', async () => {
    await writeFile(join(root, 'file'), '')
    await expect(prepareWorkspace(join(root, 'file', 'ws'), await readExamples(folder))).rejects.toThrow(
      'file already exists',
    )
    expect(await readdir(root)).toEqual(['file'])
  })
})
