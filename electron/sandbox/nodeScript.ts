import type { Target } from '../../shared/dify/targets/target'

/** The file that Node is started with; its frames are not the author's. */
export const nodeScriptName = 'nodelab-script.js'

/** What stands behind a name that the sandbox's bootstrap declares; the native parts are not there on this machine. */
const values: Readonly<Record<string, string>> = {
  argv: 'process.argv',
  fs: "require('fs')",
  options: '{ enable_network: true }',
  uid: '0',
  gid: '0',
  code: "''",
}

/**
 * The file that runs a script in Node: it declares the names of the target's bootstrap, says on descriptor 3 that the script begins, and
 * gives the script, read from standard input, to a direct `eval`.
 */
export function nodeScript(target: Target): string {
  const declared = target.sandbox.javascript.names.map((name) => `const ${name} = ${values[name] ?? 'null'};`)
  // Where descriptors are not passed on, only the times are less exact.
  const began = "try { require('fs').writeSync(3, 'began\\n') } catch {}"
  return `${declared.join(' ')} ${began}\neval(require('fs').readFileSync(0, 'utf8'))\n`
}
