/**
 * A Python script with what is to run before it, in the same namespace, as the official server's bootstrap has it; Node scripts have none there. Lines
 * stay those of the script: a traceback has one frame more, of line 1, before the script's own.
 */
export function withPreload(code: string, preload: string, codeFile: string): string {
  if (preload === '') return code
  const run = (text: string, file: string): string => `exec(compile(${pythonText(text)}, ${pythonText(file)}, 'exec'))`
  return `${run(preload, '<string>')}; ${run(code, codeFile)}\n`
}

/** A text as Python writes it: JSON's escapes are Python's too, but for those beyond 16 bits, which stay as they are. */
function pythonText(text: string): string {
  return JSON.stringify(text)
}
