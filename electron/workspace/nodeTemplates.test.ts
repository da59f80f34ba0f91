import { readdir } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultTarget, findTarget } from '../../shared/dify/targets'
import { dependenciesOf } from '../../shared/packages/nodeDependencies'
import { snippetOf } from '../../shared/snippets/snippet'
import { judge } from '../cases/judge'
import { readCases } from '../cases/readCases'
import type { Engine } from '../engine'
import { startTestEngine } from '../testing/testEngine'
import { readFields } from './nodeFields'
import { nodeTextOf, readTemplates, type TemplateFile } from './nodeTemplates'
import { newNodeText } from './nodeText'

const folder = fileURLToPath(new URL('./templates', import.meta.url))
const templates = await readTemplates(folder)
const claimed = [...new Set(templates.flatMap(({ targets }) => targets))]
const isChinese = (text: string): boolean => /[\u4e00-\u9fff]/.test(text)

let engine: Engine
let end: () => Promise<void>
beforeAll(async () => {
  ;({ engine, end } = await startTestEngine())
  engine.limitTime(90)
})
afterAll(() => end?.())

describe('the templates', () => {
  it('are the nodes of the folder, named and described in both languages, each as Nodelab writes it, with its snippet', async () => {
    const files = (await readdir(folder)).filter((name) => name.endsWith('.node.yml'))
    expect(files.sort()).toEqual(templates.map(({ id }) => `${id}.node.yml`).sort())
    expect(templates.length).toBeGreaterThanOrEqual(25)
    expect(new Set(templates.map(({ node }) => node.code_language))).toEqual(new Set(['python3', 'javascript']))
    for (const { id, node, text, names, descs, targets } of templates) {
      const { problems } = readFields(text)
      expect({ id, title: node.title, problems }).toEqual({ id, title: id, problems: [] })
      // They show how Nodelab itself writes a node.
      expect(text).toBe(newNodeText(node))
      expect(Object.keys(node.samples)).toEqual(node.variables.map(({ variable }) => variable))
      expect(readCases(text, node).problems).toEqual([])
      expect(node.cases?.length).toBeGreaterThanOrEqual(2)
      expect([names.en, descs.en, node.code].map(isChinese).slice(0, 2)).toEqual([false, false])
      expect([names['zh-CN'], descs['zh-CN']].map((words) => isChinese(words) || words.includes('JSON'))).toEqual([
        true,
        true,
      ])
      expect(targets.map((target) => findTarget(target)?.id)).toEqual(targets)
      expect(snippetOf(id, node)?.body).toMatch(/"""|\/\*\*/)
    }
  })

  it("make a node in the author's language that keeps its cases", () => {
    const [first] = templates
    if (first === undefined) throw new Error('there is no template')
    const text = nodeTextOf(first, 'zh-CN')
    expect(readFields(text).node?.desc).toBe(first.descs['zh-CN'])
    expect(text.slice(text.indexOf('\ncases:'))).toBe(first.text.slice(first.text.indexOf('\ncases:')))
    expect(nodeTextOf(first, 'en')).toBe(first.text)
  })

  it.each(claimed)(
    'pass all their cases on %s, and preflight finds no error in them',
    { timeout: 600_000 },
    async (id) => {
      const target = findTarget(id)
      if (target === null) throw new Error(`there is no target ${id}`)
      const faults: unknown[] = []
      async function prove({ id: name, node, text }: TemplateFile): Promise<void> {
        if (target === null) return
        for (const one of readCases(text, node).cases) {
          const inputs = { ...node.samples, ...one.inputs }
          const result = await engine.runNode({ node, inputs, target: target.id }, '')
          const verdict = judge(one, result)
          if (verdict.status !== 'passed' || (result.status === 'succeeded' && result.stderr !== ''))
            faults.push({ name, case: one.name, verdict, error: result.error, stderr: result.stderr })
        }
        const wish = { target, requirements: '', lock: '', dependencies: dependenciesOf(node, target) }
        const build =
          node.code_language === 'python3'
            ? await engine.environments.wait(wish, new AbortController().signal)
            : { environment: null }
        const found = await engine.preflight.check({ node, target, environment: build.environment, requirements: '' })
        if (found === null) faults.push({ name, preflight: 'could not be read' })
        faults.push(
          ...(found ?? [])
            .filter((one) => one.problem.severity === 'error')
            .map(({ rule, problem }) => ({ name, rule, line: problem.line })),
        )
      }
      const waiting = templates.filter(({ targets }) => targets.includes(id))
      await Promise.all(
        Array.from({ length: 3 }, async () => {
          for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await prove(next)
        }),
      )
      expect(faults).toEqual([])
    },
  )

  it('ask a server again that failed, and take its answer', async () => {
    let asked = 0
    const server = createServer((_, response) => {
      asked += 1
      response.writeHead(asked < 3 ? 503 : 200).end(asked < 3 ? 'busy' : 'tea')
    })
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve)
    })
    const { port } = server.address() as AddressInfo
    const node = templates.find(({ id }) => id === 'fetch_with_retry')?.node
    if (node === undefined) throw new Error('it is gone')
    const inputs = { url: `"http://127.0.0.1:${port}/"`, tries: '3' }
    const { outputs } = await engine.runNode({ node, inputs, target: defaultTarget.id }, '')
    expect(JSON.parse(outputs ?? 'null')).toEqual({ status: 200, body: 'tea', error: '', tried: 3 })
    server.close()
  })
})
