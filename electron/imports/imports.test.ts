import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { asNode, type Bench, createBench, nodeText } from '../workspace/testing/openTemp'
import { nodeOfCode } from './nodeOfCode'

let bench: Bench
let away: string
beforeEach(async () => {
  bench = await createBench()
  away = join(bench.root, '..', 'away')
})
afterEach(() => bench.end())

async function put(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(away, name)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, content)
  return path
}

const app = 'app:\n  mode: workflow\nkind: app\nversion: 0.3.0\nworkflow: {}\n'
const all = async (): Promise<string[]> =>
  (await readdir(bench.root, { recursive: true }))
    .filter((name) => /\.(yml|yaml)$/.test(name) && !name.startsWith('.'))
    .sort()

describe('an import', () => {
  it('copies node files, code and app files under free names, says what it left, and is taken back whole', async () => {
    await bench.write('a.node.yml', nodeText('a', '# mine'))
    await bench.write('app.yml', '# mine too\n')
    const { workspace } = await bench.open()
    const theirs = `# theirs\n${nodeText('a', '# theirs')}`
    const paths = [
      await put('a.node.yml', theirs),
      await put(
        'clean.py',
        '\uFEFFdef main(text: str, limit: int = 3):\r\n    return {"result": text[:limit], "count": 1}\r\n',
      ),
      await put('sum.js', 'function main({a, rows = []}) {\n  return {total: a}\n}\n'),
      await put('letter.j2', 'Dear {{ name }}, {% for line in lines %}{{ line }}{% endfor %}'),
      await put('app.yml', app),
      await put('node_by_content.yaml', nodeText('by content')),
      await put('notes.docx', 'x'),
      await put('python-requirements.txt', 'numpy\n'),
      await put('values.yml', 'a: 1\n'),
      await put('gbk.py', Buffer.from([0x23, 0xc4, 0xe3])),
      join(bench.root, 'a.node.yml'),
      join(away, 'gone.py'),
    ]
    const imported = await workspace.importFiles(paths)
    expect(imported.nodes).toEqual(['a_2', 'clean', 'sum', 'letter', 'node_by_content'])
    expect(imported.apps).toEqual(['app_2.yml'])
    expect(imported.problems.map(({ code, params }) => [code, params['names']])).toEqual([
      ['not-imported-inside', 'a.node.yml'],
      ['not-imported-kind', 'notes.docx'],
      ['not-imported-requirements', 'python-requirements.txt'],
      ['not-imported-yaml', 'values.yml'],
      ['not-imported-unread', 'gbk.py'],
      ['not-imported-unread', 'gone.py'],
    ])
    expect(await bench.text('a.node.yml')).toContain('# mine')
    expect(await bench.text('app.yml')).toBe('# mine too\n')
    expect(await bench.text('a_2.node.yml')).toBe(theirs.replace('title: a', 'title: a_2'))
    expect(await bench.text('app_2.yml')).toBe(app)
    expect(asNode(await workspace.read('clean')).node).toMatchObject({
      title: 'clean',
      code: 'def main(text: str, limit: int = 3):\n    return {"result": text[:limit], "count": 1}\n',
      variables: [
        { variable: 'text', value_type: 'string' },
        { variable: 'limit', value_type: 'number' },
      ],
      outputs: [
        { name: 'result', spec: { type: 'string' } },
        { name: 'count', spec: { type: 'number' } },
      ],
      samples: { limit: '3' },
    })
    expect(asNode(await workspace.read('letter')).node.variables.map(({ variable }) => variable)).toEqual([
      'name',
      'lines',
    ])

    await workspace.undoImport(imported.token ?? '')
    expect(await all()).toEqual(['a.node.yml', 'app.yml'])
    expect((await readdir(join(bench.root, '.nodelab', 'trash'))).length).toBe(6)
    expect(await readFile(join(away, 'a.node.yml'), 'utf8')).toBe(theirs)
  })

  it('brings a folder with its folders, without what is of no use, and follows no link out of it', async () => {
    const { workspace } = await bench.open()
    await put('lessons/one.py', 'def main():\n    return {}\n')
    await put('lessons/deep/two.node.yml', nodeText('two'))
    await put('lessons/README.md', '# x')
    await put('lessons/node_modules/x.js', 'x')
    await put('secret.py', 'def main():\n    return {}\n')
    await symlink(join(away, 'secret.py'), join(away, 'lessons', 'link.py'))
    await symlink(join(away, 'lessons'), join(away, 'lessons', 'loop'))
    const first = await workspace.importFiles([join(away, 'lessons')])
    expect(first).toMatchObject({ nodes: ['lessons/deep/two', 'lessons/one'], apps: [], problems: [] })
    const second = await workspace.importFiles([join(away, 'lessons')])
    expect(second.nodes).toEqual(['lessons/deep/two_2', 'lessons/one_2'])
    await put('nothing/x.png', 'x')
    expect((await workspace.importFiles([join(away, 'nothing')])).problems).toMatchObject([
      { code: 'not-imported-empty' },
    ])
  })

  it('writes nothing outside of the workspace or into hidden folders, whatever the paths and the links in it', async () => {
    await put('in/o.yml', app)
    await put('up.yml', app)
    await put('.hidden/h.yml', app)
    await put('outside/x', '')
    await symlink(join(away, 'outside'), join(bench.root, 'in'))
    const { workspace } = await bench.open()
    const linked = await workspace.importFiles([join(away, 'in')])
    expect(linked).toMatchObject({ apps: [], problems: [{ code: 'not-imported-unread', params: { names: 'o.yml' } }] })
    expect(await readdir(join(away, 'outside'))).toEqual(['x'])
    const hidden = await workspace.importFiles([join(away, '.hidden')])
    expect(hidden).toMatchObject({ apps: [], problems: [{ code: 'not-imported-unread' }] })
    const above = await workspace.importFiles([`${join(away, 'in')}/..`])
    expect(above.apps).toEqual(['away/in/o.yml', 'away/up.yml'])
    expect((await readdir(join(bench.root, '..'))).sort()).toEqual(['away', 'ws'])
  })

  it('of two at the same time takes nothing from the other', async () => {
    const { workspace } = await bench.open()
    const paths = await Promise.all(['p', 'q', 'r'].map((name) => put(`${name}/o.yml`, `${app}# ${name}\n`)))
    const apps = await Promise.all(paths.map(async (path) => (await workspace.importFiles([path])).apps))
    expect(apps.flat().sort()).toEqual(['o.yml', 'o_2.yml', 'o_3.yml'])
    const texts = await Promise.all(apps.flat().map((name) => bench.text(name)))
    expect(texts).toEqual(['p', 'q', 'r'].map((name) => `${app}# ${name}\n`))
  })

  it('of the folder that the workspace lies in does not copy the workspace into itself', async () => {
    await bench.write('a.node.yml', nodeText('a'))
    const { workspace } = await bench.open()
    const { nodes } = await workspace.importFiles([join(bench.root, '..')])
    expect(nodes).toEqual([])
    expect((await workspace.importFiles([bench.root])).problems).toMatchObject([{ code: 'not-imported-inside' }])
  })
})

describe('a node made of code', () => {
  it('of code without a main has its code and no more', () => {
    expect(nodeOfCode('x', 'python3', 'print(1)\n')).toMatchObject({
      variables: [],
      outputs: [],
      samples: {},
      code: 'print(1)\n',
    })
  })
})
