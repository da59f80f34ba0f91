import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { root } from '../setup/folders.mjs'
import { sideBySide } from './figures.mjs'

/** Dify's rules as the app has them, built for this Node. @param {string} folder */
export async function buildRules(folder) {
  const part = (name) => join(root, 'shared', 'dify', name)
  await build({
    configFile: false,
    logLevel: 'silent',
    root: folder,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      target: 'node18',
      minify: false,
      rollupOptions: {
        input: {
          check: part('check.ts'),
          parse: part('parse.ts'),
          wrap: part('wrap.ts'),
          json: part('pythonJson.ts'),
          targets: part('targets/index.ts'),
          header: part('header/header.ts'),
        },
        output: { format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  })
  const load = (name) => import(pathToFileURL(join(folder, `${name}.mjs`)).href)
  const parts = await Promise.all(['check', 'parse', 'wrap', 'json', 'targets', 'header'].map(load))
  return Object.assign({}, ...parts)
}

const numbers = [1.5, 19, -2, 0.25, 1e-7, 9_007_199_254_740_991, 0, 1.25e15, 3, -0.5]
const texts = ['text', '周报', '', 'more text', '1e3', 'a', 'b', 'c', 'd', 'longer than the others']

/** Objects as deep as Dify lets them be, ten members each, lists of ten at their ends: 10,000 values. */
function nested(level = 0, at = 0) {
  if (level === 3) return at % 2 === 0 ? numbers : texts
  return Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`member_${index}`, nested(level + 1, index)]))
}

/** Objects of some fields until their JSON has this many bytes. @param {number} bytes */
function records(bytes) {
  const rows = []
  for (let size = 0; size < bytes; size = JSON.stringify(rows).length) {
    const next = Array.from({ length: 20 }, (_, index) => rows.length + index)
    rows.push(
      ...next.map((id) => ({ id, name: `row ${id}`, price: id * 1.5, words: '周报 and "more"', ok: id % 2 === 0 })),
    )
  }
  return { rows }
}

/**
 * The measures of wrap, parse and check, in milliseconds, each beside what JavaScript's own JSON takes for the same text.
 * @param {{ scratch: string, rounds: number }} options
 */
export async function measureRules({ scratch, rounds }) {
  const { check, parse, wrap, parsePythonJson, defaultTarget, readHeader } = await buildRules(join(scratch, 'rules'))
  const output = (name, type) => ({ name, spec: { type, children: null } })
  const timed = (work) => async () => {
    const began = performance.now()
    work()
    return performance.now() - began
  }
  const beside = (work, reference) => sideBySide(rounds, timed(work), timed(reference))
  const answer = (json) => ({ stdout: `before\n<<RESULT>>${json}<<RESULT>>\n`, error: '' })

  const longText = JSON.stringify({ result: '周报abcdefgh'.repeat(40_000) })
  const manyText = JSON.stringify({ result: nested() })
  const someText = JSON.stringify(records(100_000))
  const [long, many, some] = [longText, manyText, someText].map((text) => parsePythonJson(text))
  const plain = JSON.parse(someText)
  const body = Array.from({ length: 500 }, (_, index) => `    value_${index} = compute(text[${index}:], "(")\n`).join(
    '',
  )
  const longNode = `def main(\n    text: str,\n    more: dict[str, int] = {"a": 1},\n):\n${body}`
  let edits = 0
  /** The same node after one more key: what was read of the text before is not to be found again. */
  const edited = () => `${longNode}${' '.repeat((edits += 1))}`
  const code = 'def main(rows):\n    return {"rows": rows}\n'
  return {
    longString: await beside(
      () => check(defaultTarget, long, [output('result', 'string')]),
      () => JSON.parse(longText),
    ),
    nested: await beside(
      () => check(defaultTarget, many, [output('result', 'object')]),
      () => JSON.parse(manyText),
    ),
    wrap: await beside(
      () => wrap(defaultTarget, 'python3', code, some, (text) => Buffer.from(text).toString('base64')),
      () => Buffer.from(JSON.stringify(plain)).toString('base64'),
    ),
    header: await beside(
      () => readHeader('python3', edited()),
      () => edited().split('\n'),
    ),
    parse: await beside(
      () => parse(defaultTarget, answer(someText)),
      () => JSON.parse(someText),
    ),
  }
}
