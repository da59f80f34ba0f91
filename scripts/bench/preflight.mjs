import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { root } from '../setup/folders.mjs'
import { sideBySide } from './figures.mjs'
import { buildRules } from './rules.mjs'

const variables = [{ variable: 'text', value_type: 'string', value_selector: [] }]
const outputs = [{ name: 'result', spec: { type: 'array[string]', children: null } }]

/** A node of 500 lines: forty functions that a `main` calls, as authors write them. */
export function pythonOf500Lines() {
  const helper = (at) => `def part_${at}(text, size=${at}):
    """What part ${at} makes of a text."""
    found = []
    for index, line in enumerate(text.split("\\n")):
        if not line.strip() or index > size * 100:
            continue
        match = re.search(r"(\\w+)=(\\d+)", line)
        if match is not None:
            found.append({"name": match.group(1), "count": int(match.group(2)), "part": ${at}})
    return json.dumps(found, ensure_ascii=False)

`
  const helpers = Array.from({ length: 44 }, (_, at) => helper(at)).join('\n')
  const calls = Array.from({ length: 44 }, (_, at) => `part_${at}(text)`)
    .slice(0, 6)
    .join(', ')
  return `import json\nimport re\n\n${helpers}\ndef main(text: str):\n    return {"result": [${calls}]}\n`
}

function javascriptOf500Lines() {
  const helper = (at) => `function part_${at}(text, size = ${at}) {
  const found = []
  for (const [index, line] of text.split('\\n').entries()) {
    if (line.trim() === '' || index > size * 100) continue
    const match = /(\\w+)=(\\d+)/.exec(line)
    if (match !== null) {
      found.push({ name: match[1], count: Number(match[2]), part: ${at} })
    }
  }
  return JSON.stringify(found)
}
`
  const helpers = Array.from({ length: 45 }, (_, at) => helper(at)).join('')
  return `${helpers}function main({ text }) {\n  return { result: [part_0(text), part_1(text)] }\n}\n`
}

/** Milliseconds in which a Python starts and parses code. @param {string} python @param {string} code */
async function startAndParse(python, code) {
  const began = performance.now()
  const child = spawn(python, ['-I', '-S', '-c', 'import ast, sys; ast.parse(sys.stdin.read())'], { env: {} })
  child.stdin.end(code)
  await once(child, 'close')
  return performance.now() - began
}

/** Milliseconds for which this thread is busy with something, which all else in it waits for. @param {() => Promise<unknown>} work */
async function heldBy(work) {
  const before = performance.eventLoopUtilization()
  await work()
  return performance.eventLoopUtilization(before).active
}

/**
 * Preflight of 500 lines from the question to all findings, beside a Python that starts and parses them; and how long the thread that asks is
 * held by one question, beside the same with nodes judged in it.
 * @param {{ scratch: string, cache: string, rounds: number }} options
 */
export async function measurePreflight({ scratch, cache, rounds }) {
  const home = join(scratch, 'preflight-home')
  const folder = join(scratch, 'preflight-rules')
  for (const path of [home, folder]) mkdirSync(path, { recursive: true })
  const { findTarget } = await buildRules(folder)
  const { createEngine } = createRequire(import.meta.url)(join(root, 'out', 'engine.cjs'))
  const options = {
    env: { ...process.env, NODELAB_HOME: home, UV_CACHE_DIR: cache },
    examples: join(root, 'out', 'examples'),
  }
  const engine = createEngine({ ...options, findingsWorker: join(root, 'out', 'findingsWorker.cjs') })
  const alone = createEngine(options)
  try {
    const target = findTarget('dify-0.11')
    const { environment } = await engine.environments.wait({ target, requirements: '', dependencies: [] })
    if (environment === null) throw new Error('The environment could not be built')
    const python = pythonOf500Lines()
    const rest = { title: 'bench', desc: '', variables, outputs, dependencies: [], target: null, samples: {} }
    const check = async (node, own, { preflight } = engine) => {
      const began = performance.now()
      const found = await preflight.check({
        node: { ...rest, ...node },
        target,
        environment: own,
        requirements: '',
      })
      if (found === null || found.length > 0) throw new Error(`Preflight finds: ${JSON.stringify(found)}`)
      return performance.now() - began
    }
    const reference = () => startAndParse(environment.python.path, python)
    // Each round is another text, as the next key makes it: nothing may be remembered.
    let turn = 0
    const next = (code, comment) => `${code}${comment} ${(turn += 1)}\n`
    const ofPython = (by) => () =>
      heldBy(() => check({ code_language: 'python3', code: next(python, '#') }, environment, by))
    return {
      held: await sideBySide(rounds, ofPython(engine), ofPython(alone)),
      python: await sideBySide(
        rounds,
        () => check({ code_language: 'python3', code: next(python, '#') }, environment),
        reference,
      ),
      javascript: await sideBySide(
        rounds,
        () => check({ code_language: 'javascript', code: next(javascriptOf500Lines(), '//') }, null),
        reference,
      ),
    }
  } finally {
    await Promise.all([engine.close(), alone.close()])
  }
}
