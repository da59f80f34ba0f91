import type { NodeLanguage } from '../model/node'
import type { Target } from './targets/target'

/** The file of a script that dify-sandbox-py, or an official sandbox to 0.2.10, gives to Node. */
const nodeFile = /\/tmp\/(?:tmp[\w-]+\.js|sandbox-[\w-]+\/node_temp\/node_temp\/test\.js)(?=:\d+)/

/** Lines of the bootstrap before a script that is appended to it (0.2.10). */
const appendedAfter = 13

function ofJavascript(target: Target, text: string): Target {
  if (/eval at <anonymous> \(|^(?:<anonymous_script>|undefined|evalmachine\.<anonymous>):\d+$/m.test(text)) {
    const javascript = { ...target.sandbox.javascript, runs: 'eval', linesBefore: 0 } as const
    return { ...target, sandbox: { ...target.sandbox, javascript } }
  }
  const script = nodeFile.exec(text)?.[0]
  if (script === undefined) return target
  const linesBefore = script.endsWith('/test.js') ? appendedAfter : 0
  const javascript = { ...target.sandbox.javascript, runs: 'appended', script, linesBefore } as const
  return { ...target, sandbox: { ...target.sandbox, javascript } }
}

/**
 * A target whose tracebacks are those of the sandbox that wrote a text: a server on the other side need not be the target's own. Frames are known by the
 * names under which the sandboxes compile a script (sandbox API 1.7, 1.8, 3.3).
 */
export function asAnswered(target: Target, language: NodeLanguage, text: string): Target {
  if (language === 'javascript') return ofJavascript(target, text)
  const codeFile = (['<fd3>', '<string>'] as const).find((name) => text.includes(`File "${name}", line `))
  const library = /File "(\/[^"\n]*\/lib\/python3\.\d+t?)\//.exec(text)?.[1]
  return {
    ...target,
    sandbox: {
      ...target.sandbox,
      codeFile: codeFile ?? target.sandbox.codeFile,
      pythonLibrary: library ?? target.sandbox.pythonLibrary,
    },
  }
}
