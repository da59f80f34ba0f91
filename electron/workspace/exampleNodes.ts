import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { CodeNode } from '../../shared/model/node'
import { readFields } from './nodeFields'
import { writeAtomic } from '../files/atomicFile'
import { nodeEnding } from './nodePaths'
import { requirementsName } from './requirementsStore'

/** An example node that can be added to a workspace. */
export interface ExampleNode {
  readonly id: string
  readonly title: string
  readonly desc: string
  readonly code_language: CodeNode['code_language']
  readonly text: string
}

/** The order in which examples are offered: the one that is opened first leads. */
const order = ['installed_packages', 'split_text', 'clean_json', 'add_days', 'http_request']

/** The node that a new author sees first. */
export const firstExample = 'installed_packages'

/** Reads the example nodes that come with Nodelab. */
export async function readExamples(folder: string): Promise<ExampleNode[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(nodeEnding))
  const examples = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8')
      const { node } = readFields(text)
      const { title = name, desc = '', code_language = 'python3' } = node ?? {}
      return { id: name.slice(0, -nodeEnding.length), title, desc, code_language, text }
    }),
  )
  const place = ({ id }: ExampleNode): number => (order.includes(id) ? order.indexOf(id) : order.length)
  return examples.sort((a, b) => place(a) - place(b))
}

const requirementsHead = `# Packages for your nodes, one a line: the file that Dify's sandbox reads as dependencies/python-requirements.txt.
# 节点所用的软件包，每行一个：即 Dify 沙箱读取的 dependencies/python-requirements.txt。
`

/**
 * Makes a workspace with the example nodes where there is no such folder yet; one that exists is left as it is. Made aside and renamed, so
 * that a first start which is killed is a first start again. Tells whether it was made.
 */
export async function prepareWorkspace(path: string, examples: readonly ExampleNode[]): Promise<boolean> {
  const exists = await lstat(path).then(
    () => true,
    () => false,
  )
  if (exists) return false
  await mkdir(dirname(path), { recursive: true })
  const aside = await mkdtemp(`${path}.new-`)
  try {
    for (const { id, text } of examples) await writeAtomic(join(aside, `${id}${nodeEnding}`), text)
    await writeAtomic(join(aside, requirementsName), requirementsHead)
    // `mkdtemp` makes a folder for its owner alone.
    await chmod(aside, 0o755)
    await rename(aside, path)
    return true
  } catch (error) {
    await rm(aside, { recursive: true, force: true })
    throw error
  }
}
