import { once } from 'node:events'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { buildParts } from './buildParts.mjs'
import { median, sideBySide } from './figures.mjs'

/** Dify's rules, and the writer of node files, as the app has them. @param {string} folder */
export const buildRules = (folder) => {
  const part = (name) => `shared/dify/${name}`
  return buildParts(folder, {
    check: part('check.ts'),
    parse: part('parse.ts'),
    wrap: part('wrap.ts'),
    json: part('pythonJson.ts'),
    targets: part('targets/index.ts'),
    header: part('header/header.ts'),
    nodeText: 'electron/workspace/nodeText.ts',
  })
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

/** The same text as Dify's Python script prints it (`json.dumps` with `indent=4`): ASCII alone, much of it spaces. @param {number} bytes */
function printedRecords(bytes) {
  const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
  const printed = (size) => JSON.stringify(records(size), null, 4).replace(/[\u007f-\uffff]/g, escaped)
  return printed((bytes * bytes) / printed(bytes).length)
}

/**
 * What the first call costs in a program that has just begun, when nothing is compiled yet: the middle of some fresh isolates.
 * @param {string} folder where the rules were built
 * @param {'wrap' | 'parse'} what
 * @param {string} text
 */
async function firstCall(folder, what, text) {
  const source = `
    const { parentPort, workerData: { folder, what, text, code } } = require('node:worker_threads')
    Promise.all(['parse', 'wrap', 'json', 'targets'].map(load)).then((parts) => {
      const { parse, wrap, parsePythonJson, defaultTarget } = Object.assign({}, ...parts)
      const inputs = what === 'wrap' ? parsePythonJson(text) : null
      const base64 = (written) => Buffer.from(written).toString('base64')
      const answer = { stdout: 'before\\n<<RESULT>>' + text + '<<RESULT>>\\n', error: '' }
      const began = performance.now()
      if (what === 'wrap') wrap(defaultTarget, 'python3', code, inputs, base64)
      else parse(defaultTarget, answer)
      const ours = performance.now() - began
      const again = performance.now()
      const value = JSON.parse(text)
      if (what === 'wrap') base64(JSON.stringify(value))
      parentPort.postMessage({ ours, reference: performance.now() - again })
    })`
  const all = []
  for (let round = 0; round < 9; round += 1) {
    const worker = new Worker(source, { eval: true, workerData: { folder, what, text, code } })
    const [figures] = await once(worker, 'message')
    await worker.terminate()
    all.push(figures)
  }
  return { ours: median(all.map(({ ours }) => ours)), reference: median(all.map(({ reference }) => reference)) }
}

const code = 'def main(rows):\n    return {"rows": rows}\n'
/** A node of 10,000 inputs, each with a sample. */
function manyInputs() {
  const names = Array.from({ length: 10_000 }, (_, index) => `input_${index}`)
  return {
    title: 'many',
    desc: '',
    code_language: 'python3',
    code: 'def main(**inputs):\n    return {"result": len(inputs)}\n',
    target: null,
    variables: names.map((variable) => ({ variable, value_type: 'string', value_selector: ['start', variable] })),
    outputs: [{ name: 'result', spec: { type: 'number', children: null } }],
    dependencies: [],
    samples: Object.fromEntries(names.map((name) => [name, `"value of ${name}"`])),
  }
}

/** A way to change one input of a node at each call, as a save does it: the text of the file after it. */
function oneInputAfterAnother({ editedNodeText, newNodeText }) {
  let node = manyInputs()
  let text = newNodeText(node)
  let count = 0
  return () => {
    count += 1
    const variables = node.variables.with(5000, { ...node.variables[5000], value_selector: ['start', String(count)] })
    node = { ...node, variables }
    text = editedNodeText(text, node)
    return text
  }
}

/**
 * The measures of wrap, parse and check, in milliseconds, each beside what JavaScript's own JSON takes for the same text.
 * @param {{ scratch: string, rounds: number }} options
 */
export async function measureRules({ scratch, rounds }) {
  const folder = join(scratch, 'rules')
  const built = await buildRules(folder)
  const { check, parse, wrap, parsePythonJson, defaultTarget, readHeader } = built
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
  const printedText = printedRecords(100_000)
  const [long, many, some] = [longText, manyText, someText].map((text) => parsePythonJson(text))
  const plain = JSON.parse(someText)
  const body = Array.from({ length: 500 }, (_, index) => `    value_${index} = compute(text[${index}:], "(")\n`).join(
    '',
  )
  const longNode = `def main(\n    text: str,\n    more: dict[str, int] = {"a": 1},\n):\n${body}`
  let edits = 0
  /** The same node after one more key: what was read of the text before is not to be found again. */
  const edited = () => `${longNode}${' '.repeat((edits += 1))}`
  const save = oneInputAfterAnother(built)
  const saved = JSON.stringify(manyInputs())
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
      () => parse(defaultTarget, answer(printedText)),
      () => JSON.parse(printedText),
    ),
    parseCompact: await beside(
      () => parse(defaultTarget, answer(someText)),
      () => JSON.parse(someText),
    ),
    // Last: what it leaves for the collector to sweep would be swept within the measures behind it.
    save: await beside(save, () => JSON.parse(saved)),
    firstWrap: await firstCall(folder, 'wrap', someText),
    firstParse: await firstCall(folder, 'parse', printedText),
  }
}
