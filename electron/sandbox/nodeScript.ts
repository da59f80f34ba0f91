import { nodeScriptName } from '../../shared/dify/sandboxPaths'
import type { Target } from '../../shared/dify/targets/target'
import describedPart from './workers/node/described.cjs?raw'
import valuesPart from './workers/node/values.cjs?raw'

/** What Node is given: its file, and what it reads from standard input. */
export interface NodeScript {
  readonly file: string
  readonly stdin: string
  /** The offset of the script in its file; null where it is evaluated. */
  readonly begins: number | null
}

/**
 * What begins V8's count of what runs, and tells it: of the script's file and of all that it evaluates, a range of offsets each time. It is in this process, so that no
 * file is written and no port opened.
 */
const countsRanges = `(() => {
    try {
      const { Session } = require('inspector')
      const { stringify } = JSON
      const session = new Session()
      session.connect()
      session.post('Profiler.enable')
      session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
      return () => session.post('Profiler.takePreciseCoverage', (error, told) => {
        if (error) return
        const own = told.result.filter(({ url }) => url === '' || url.endsWith(${JSON.stringify(`/${nodeScriptName}`)}))
        const rangesOf = ({ ranges }) => ranges.map(({ startOffset, endOffset, count }) => [startOffset, endOffset, count > 0])
        tell('lines ' + stringify(own.map(({ url, functions }) => [url !== '', functions.flatMap(rangesOf)])) + '\\n')
      })
    } catch {
      return null
    }
  })()`

/** What a Node has to know of its script to tell its variables: whether it is evaluated, and names that stand before it. */
export interface ValuesTaken {
  readonly isEvaluated: boolean
  readonly known: readonly string[]
}

/** What the function of a module has by itself. */
const moduleNames = ['exports', 'require', 'module', '__filename', '__dirname']

/** What a Node has to know to tell the variables of a target's scripts. */
export function valuesTaken({ sandbox: { javascript } }: Target): ValuesTaken {
  return { isEvaluated: javascript.runs === 'eval', known: javascript.names }
}

/** What watches for an exception that ends the script. It is in this process, so that no file is written and no port opened. */
function watchesValues({ isEvaluated, known }: ValuesTaken): string {
  const names = Object.fromEntries([...moduleNames, ...known].map((name) => [name, true]))
  const how = JSON.stringify({ file: `/${nodeScriptName}`, isEvaluated, known: names })
  return `(() => {
    try {
      ${describedPart}
      ${valuesPart}
      return watchesValues(describesValues(), ${how})
    } catch {
      return null
    }
  })()`
}

/** The file beside the script that Node loads before it. */
export const nodePreludeName = 'nodelab-prelude.cjs'

const ownFrame = new RegExp(`^ +at .*${nodePreludeName.replaceAll('.', '\\.')}:\\d+:\\d+\\)?\\n`, 'gm')

/** A stack without the frames of what Node loads before the script. */
export function withoutOwnFrames(stderr: string): string {
  return stderr.includes(nodePreludeName) ? stderr.replaceAll(ownFrame, '') : stderr
}

/**
 * A file that Node loads before the script (`--require`), so that descriptor 3 hears when the script begins and ends and no word of it stands among
 * the author's lines. One that was started before its script is there waits for that on the descriptor `waitsOn`, with its streams made in the meantime. It takes
 * itself out of what the script can see: what the script forks would load it too, and has other uses for those descriptors. With `takesLines` it tells what of the
 * script ran, however that ends by itself; with `takesValues` the variables of the calls that an exception ended.
 */
export function nodePrelude(
  waitsOn: number | null,
  { takesLines = false, takesValues = null }: { takesLines?: boolean; takesValues?: ValuesTaken | null } = {},
): string {
  return `process.execArgv = []
delete require.cache[__filename]
if (require('worker_threads').isMainThread) {
  const { readSync, writeSync, closeSync } = require('fs')
  // Where descriptors are not passed on, only the times are less exact.
  const tell = (line) => { try { writeSync(3, line) } catch {} }
  const lastValues = ${takesValues === null ? 'null' : watchesValues(takesValues)}
  if (${waitsOn !== null}) {
    void [process.stdout, process.stderr, Buffer.from('e30=', 'base64').toString(), JSON.stringify({}, null, 4)]
    tell('ready {}\\n')
    if (readSync(${waitsOn}, Buffer.alloc(8)) === 0) process.reallyExit(0)
    if (${waitsOn !== 3}) closeSync(${waitsOn})
  }
  const tellLines = ${takesLines ? countsRanges : 'null'}
  const { now } = performance
  const last = Buffer.alloc(1)
  process.on('exit', (code) => {
    if (tellLines !== null) try { tellLines() } catch {}
    const values = code === 0 || lastValues === null ? null : lastValues()
    if (values !== null) tell('values ' + values + '\\n')
    // Others that listen may have more to say, and of what was thrown Node speaks only after this.
    if (code !== 0 || process.listenerCount('exit') !== 1) return
    tell('done 0 ' + (now.call(performance) - began) + '\\n')
    // Whoever heard that ends this process: Node's own way to its end takes longer than most scripts.
    if (${waitsOn !== null}) try { readSync(3, last) } catch {}
  })
  tell('began\\n')
  const began = now.call(performance)
}
`
}

/** Declares the names of the target's bootstrap; the native parts behind some of them are not there on this machine. */
function declarations(target: Target, enableNetwork: boolean): string {
  const values: Readonly<Record<string, string>> = {
    argv: 'process.argv',
    fs: "require('fs')",
    options: `{ enable_network: ${enableNetwork} }`,
    uid: '0',
    gid: '0',
    code: "require('fs').readFileSync(0, 'utf8')",
  }
  return target.sandbox.javascript.names.map((name) => `const ${name} = ${values[name] ?? 'null'};`).join(' ')
}

/** What a prelude leaves for a script with a preload: called, the list of calls holds from then on. */
export const armName = 'nodelab arms'
/** How a script ends that has a preload. */
export const preloadMark = `\n// ${armName}`

/** How the file of a script that is evaluated ends. */
const evaluates = '\neval(code)\n'
/** What a script may reach a module by that Node has not loaded by itself. */
const waysToModules = /\brequire|\bimport\b|getBuiltinModule|_load|\bfetch\b|WebSocket|EventSource/
const loadsMark = '// nodelab loads\n'

/** JavaScript that tells, of the file `text`, whether its script may reach such a module: `nodeScript` notes it of what it does not put into the file. */
export const reachesModules = `!text.endsWith(${JSON.stringify(evaluates)}) && ${waysToModules}.test(text)`

/**
 * Lays a script out for Node as the target's sandbox does (sandbox API 1.8): behind the bootstrap in one file, so that its lines count on from
 * there and its names meet the bootstrap's; or as the bootstrap's `code`, given to a direct `eval` in its scope. A bootstrap without lines before
 * the script has no names either: the script is then the file, to the letter. A preload stands before all of it, and runs before the sandbox closes.
 */
export function nodeScript(target: Target, script: string, enableNetwork: boolean, preload = ''): NodeScript {
  const own = declarations(target, enableNetwork)
  const head = preload === '' ? own : `${preload}\n${own} globalThis[${JSON.stringify(armName)}]?.();`
  const { runs, linesBefore } = target.sandbox.javascript
  const file =
    runs === 'appended'
      ? `${head}${'\n'.repeat(linesBefore)}${script}`
      : `${head}${evaluates}${waysToModules.test(script) ? loadsMark : ''}`
  // A script that ends like one with a preload would have its list wait for a call that never comes.
  const mark = preload === '' ? (file.endsWith(preloadMark) ? '\n' : '') : preloadMark
  const begins = runs === 'appended' ? head.length + linesBefore : null
  return { file: `${file}${mark}`, stdin: runs === 'appended' ? '' : script, begins }
}
