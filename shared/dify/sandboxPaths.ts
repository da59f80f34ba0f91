import type { Target } from './targets/target'

/** The file that Node is started with on this machine. Its ending keeps newer Nodes from reading the script as an ES module. */
export const nodeScriptName = 'nodelab-script.cjs'

/** The place of a Python frame, behind the margin of an exception group too, or of a warning. */
const pythonPlaces = /^\s*(?:\| +)?File "([^"\n]+)", line \d+|^(\S[^\n]*?\.py):\d+: \w*Warning\b/gm
/** Python's own library and the packages below it, by their folder on POSIX systems and on Windows. */
const libraryRoots = [
  /^(.*\/lib\/python3\.\d+t?)\//,
  /^([A-Za-z]:\\.*?\\Lib)\\site-packages\\/i,
  /^([A-Za-z]:\\.*\\Lib)\\/i,
]
const nodeScriptPath = new RegExp(
  `(?:[A-Za-z]:)?[\\\\/](?:(?! at )[^\\n()'"])*?${nodeScriptName.replace('.', '\\.')}`,
  'g',
)

function libraryRoot(path: string): string | null {
  return libraryRoots.map((root) => root.exec(path)?.[1]).find((root) => root !== undefined) ?? null
}

/** Puts the sandbox's folder in the place of this machine's, with the sandbox's slashes up to the end of the path. */
function withRoot(text: string, root: string, library: string): string {
  if (!root.includes('\\')) return text.replaceAll(`${root}/`, `${library}/`)
  const [before = '', ...after] = text.split(`${root}\\`)
  return [
    before,
    ...after.map((rest) => `${library}/${rest.replace(/^[^"\n:]*/, (path) => path.replaceAll('\\', '/'))}`),
  ].join('')
}

/**
 * What an interpreter wrote on this machine as it would read in the target's sandbox: paths of Python's library, of packages and of
 * the Node script are those of its image. Only folders that frames or warnings of the text name are taken for this machine's library;
 * any other word of the author's stays.
 */
export function asInSandbox(target: Target, text: string): string {
  const { pythonLibrary, javascript } = target.sandbox
  const places = [...text.matchAll(pythonPlaces)].map(([, frame, warning]) => frame ?? warning ?? '')
  const roots = new Set(places.map(libraryRoot).filter((root) => root !== null))
  const python = [...roots].reduce((changed, root) => withRoot(changed, root, pythonLibrary), text)
  return python.replace(nodeScriptPath, javascript.script)
}
