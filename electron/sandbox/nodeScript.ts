import type { Target } from '../../shared/dify/targets/target'

/** What Node is given: its file, and what it reads from standard input. */
export interface NodeScript {
  readonly file: string
  readonly stdin: string
}

/**
 * A file that Node loads before the script (`--require`), so that descriptor 3 hears when the script begins and no word of it stands among the
 * author's lines. It takes itself out of what the script can see: what the script forks would load it too, and has other uses for that descriptor.
 */
export const nodePrelude = `process.execArgv = []
delete require.cache[__filename]
// Where descriptors are not passed on, only the times are less exact.
try { require('fs').writeSync(3, 'began\\n') } catch {}
`

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

/**
 * Lays a script out for Node as the target's sandbox does (sandbox API 1.8): behind the bootstrap in one file, so that its lines count on from
 * there and its names meet the bootstrap's; or as the bootstrap's `code`, given to a direct `eval` in its scope. A bootstrap without lines before
 * the script has no names either: the script is then the file, to the letter.
 */
export function nodeScript(target: Target, script: string, enableNetwork: boolean): NodeScript {
  const head = declarations(target, enableNetwork)
  const { runs, linesBefore } = target.sandbox.javascript
  if (runs === 'appended') return { file: `${head}${'\n'.repeat(linesBefore)}${script}`, stdin: '' }
  return { file: `${head}\neval(code)\n`, stdin: script }
}
