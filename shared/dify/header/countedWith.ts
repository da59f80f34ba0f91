/**
 * Whether a Python code counts with a name: it repeats a list or a text that many times, ranges over it, or cuts at it. Python does that with
 * whole numbers alone, so `float`, which Dify writes for every Number, would be wrong there.
 */
export function isCountedWith(code: string, name: string): boolean {
  if (!/^\w+$/.test(name)) return false
  return [
    String.raw`[\]"']\s*\*\s*${name}\b`,
    String.raw`(?<![\w.])${name}\s*\*\s*[["']`,
    String.raw`\brange\((?:[^()]*\W)?${name}\b`,
    String.raw`\[[^[\]]*:\s*-?${name}\s*[\]:]`,
    String.raw`\w\[\s*-?${name}\s*:`,
  ].some((pattern) => new RegExp(pattern).test(code))
}
