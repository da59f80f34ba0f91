import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type CliBench, createCliBench, nodeFile } from './testing/cliBench'

let bench: CliBench
beforeAll(async () => {
  bench = await createCliBench()
  const code = 'import pandas\n\ndef main(text):\n    return {"result": text}'
  await bench.write('one.node.yml', nodeFile(code, { inputs: { text: 'string' }, outputs: { result: 'string' } }))
  await bench.write('python-requirements.txt', 'pandas==2.2.3\n')
})
afterAll(() => bench.remove())

describe('nodelab copy', () => {
  it("prints Dify's clipboard alone on standard output, and what to watch on standard error", async () => {
    const { code, stdout, stderr } = await bench.run(['copy', 'one', '--target', '1.15'])
    expect(code).toBe(0)
    const clip = JSON.parse(stdout) as { kind: string; version: string; nodes: { data: { code: string } }[] }
    expect([clip.kind, clip.version, clip.nodes.length]).toEqual(['dify-workflow-clipboard', '0.6.0', 1])
    expect(clip.nodes[0]?.data.code).toContain('import pandas')
    expect(stderr).toContain('! Choose a variable for 1 input text\n')
    expect(stderr).toContain("! 1 package for the server's python-requirements.txt\n  pandas==2.2.3\n")
  })

  it('tells a secret in the code on standard error, and its place; the text goes out all the same', async () => {
    const code = `def main():\n    key = "sk-proj-${'aB3'.repeat(16)}"\n    return {"result": key}`
    await bench.write('secret.node.yml', nodeFile(code, { outputs: { result: 'string' } }))
    for (const args of [
      ['copy', 'secret', '--target', '1.15'],
      ['export', 'secret'],
    ]) {
      const { code: end, stdout, stderr } = await bench.run(args)
      expect({ end, isOut: stdout.includes('sk-proj-') }).toEqual({ end: 0, isOut: true })
      expect(stderr).toMatch(/secret/i)
      expect(stderr).not.toContain('aB3aB3aB3aB3')
    }
    expect((await bench.run(['copy', 'one', '--target', '1.15'])).stderr).not.toMatch(/secret/i)
  })

  it('says of a target without such a clipboard what to do instead', async () => {
    const { code, stdout, stderr } = await bench.run(['copy', 'one', '--target', '1.13'], {
      env: { LANG: 'zh_CN.UTF-8' },
    })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('Dify 1.13 不能从剪贴板粘贴节点')
    expect(stderr).toContain('Dify 1.14')
  })
})

describe('nodelab export', () => {
  it('writes an app file for the target, or the code alone', async () => {
    const { code, stdout, stderr } = await bench.run(['export', 'one', '--target', '1.9', '-o', 'app.yml'])
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
    expect(stderr).toContain('Wrote app.yml')
    const app = parse(await readFile(join(bench.folder, 'app.yml'), 'utf8')) as { version: string; kind: string }
    expect([app.kind, app.version]).toEqual(['app', '0.4.0'])
    const alone = await bench.run(['export', 'one', '--as', 'code'])
    expect(alone.stdout).toBe('import pandas\n\ndef main(text):\n    return {"result": text}\n')
  })

  it.each([
    [['export', 'one', '--as', 'picture'], '--as picture: write one of app, node, code.'],
    [['export', 'nowhere'], 'nowhere'],
    [['export', 'one', '-o', 'one.node.yml/app.yml'], 'one.node.yml'],
    [['copy', 'one', '--target', '7.7'], '7.7'],
  ])('%j exits with 2 and says why', async (args, said) => {
    const { code, stderr } = await bench.run(args)
    expect(code).toBe(2)
    expect(stderr).toContain(said)
  })
})
