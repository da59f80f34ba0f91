import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, readdirSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { buildParts } from './buildParts.mjs'
import { sideBySide } from './figures.mjs'

/** What opens and edits app files. @param {string} folder */
const buildAppFiles = (folder) => {
  const part = (name) => `electron/appFile/${name}.ts`
  return buildParts(folder, { appRead: part('appRead'), appOnDisk: part('appOnDisk'), appIndex: part('appIndex') })
}

/** Code as Dify's export has it: between double quotes, folded. @param {number} at @param {number} lines */
function foldedCode(at, lines) {
  const line = (n) =>
    `\\n    words_${n} = [word for word in text.split() if len(word) > ${n}]\\\n          \\  # node ${at}`
  return `"def main(text: str) -> dict:${Array.from({ length: lines }, (_, n) => line(n)).join('')}\\n    return {\\"result\\": words_0}\\n"`
}

/** An app of so many nodes, each other one with code. @param {number} count @param {number} lines @param {string} name */
function appText(count, lines, name) {
  const id = (at) => String(1_718_000_000_000 + at)
  const place = (at) =>
    `        position:\n          x: ${at * 300}\n          y: 282\n`
      .replaceAll('        position', '      position')
      .replaceAll('          ', '        ')
  const edges = Array.from(
    { length: count - 1 },
    (_, at) =>
      `    - data:\n        isInIteration: false\n        sourceType: code\n        targetType: code\n      id: ${id(at)}-source-${id(at + 1)}-target\n      source: '${id(at)}'\n      sourceHandle: source\n      target: '${id(at + 1)}'\n      targetHandle: target\n      type: custom\n      zIndex: 0\n`,
  )
  const nodes = Array.from({ length: count }, (_, at) => {
    const code = `        code: ${foldedCode(at, lines)}\n        code_language: python3\n        desc: ''\n        outputs:\n          result:\n            children: null\n            type: array[string]\n        selected: false\n        title: Code ${at}\n        type: code\n        variables:\n        - value_selector:\n          - '${id(at - 1)}'\n          - result\n          value_type: string\n          variable: text\n`
    const start = `        desc: ''\n        selected: false\n        title: Start\n        type: start\n        variables: []\n`
    const model = `        prompt_template:\n        - role: system\n          text: '{{#${id(at - 1)}.result#}} of the text'\n        title: LLM ${at}\n        type: llm\n`
    const data = at === 0 ? start : at % 3 === 2 ? model : code
    return `    - data:\n${data}      height: 54\n      id: '${id(at)}'\n${place(at)}      type: custom\n      width: 244\n`
  })
  return `app:\n  icon: 🤖\n  mode: workflow\n  name: ${name}\nkind: app\nversion: 0.6.0\nworkflow:\n  features: {}\n  graph:\n    edges:\n${edges.join('')}    nodes:\n${nodes.join('')}    viewport:\n      x: 0\n      y: 0\n      zoom: 1\n`
}

/** Writes a file as safely as a save has to. @param {string} path @param {string} text */
function writeSynced(path, text) {
  const file = openSync(path, 'w')
  writeSync(file, text)
  fsyncSync(file)
  closeSync(file)
}

/**
 * The measures of app files, in milliseconds: one of 105 KB with 51 nodes from its text to its list, an edit of one node in it with and
 * without the disk, and a folder of a thousand, each beside what nobody can do without.
 * @param {{ scratch: string, rounds: number }} options
 */
export async function measureAppFiles({ scratch, rounds }) {
  const folder = join(scratch, 'app-files')
  const built = await buildAppFiles(folder)
  let lines = 1
  while (Buffer.byteLength(appText(51, lines + 1, 'large')) <= 105_000) lines += 1
  const text = appText(51, lines, 'large')
  const path = join(folder, 'large.yml')
  writeFileSync(path, text)
  /** @param {() => unknown} work */
  const timed = async (work) => {
    const began = performance.now()
    await work()
    return performance.now() - began
  }
  const json = JSON.stringify(text.split('\n').map((line) => ({ line })))
  const file = () => ({ text, revision: '', problem: null })
  const list = await sideBySide(
    rounds,
    () => timed(() => built.appFileOf('large.yml', built.readApp(file(), path))),
    () => timed(() => JSON.parse(json)),
  )

  const read = (await built.openApp(path)).read
  const nodeId = '1718000000025'
  const node = built.nodeOfApp(read, path, nodeId)
  let count = 0
  const edited = () => ({ ...node, code: node.code.replace('words_0 =', `words_0 = ${(count += 1)} *`) })
  const splice = await sideBySide(
    rounds,
    () => timed(() => built.writeNodes(path, read, [{ nodeId, node: edited() }], true)),
    () => timed(() => JSON.parse(json)),
  )
  const save = await sideBySide(
    rounds,
    async () => {
      // Nothing is written over a file that is another one than was read.
      const { read: now } = await built.openApp(path)
      return timed(() => built.writeNodes(path, now, [{ nodeId, node: edited() }], false))
    },
    () => timed(() => writeSynced(join(folder, 'synced.yml'), text)),
  )

  const many = join(folder, 'many')
  mkdirSync(many)
  for (let at = 0; at < 1000; at += 1) writeFileSync(join(many, `app_${at}.yml`), appText(8, 6, `App ${at}`))
  const index = await sideBySide(
    5,
    () => timed(() => built.createAppIndex(many).list()),
    () => timed(() => readdirSync(many).map((name) => readFileSync(join(many, name), 'utf8'))),
  )
  return { list, splice, save, index }
}
