import { existsSync, readFileSync } from 'node:fs'

/** What a runner left as its report, null where there is none or half a one. @param {string} file */
export function readJson(file) {
  if (!existsSync(file)) return null
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    // A report that was cut short is no report.
    return null
  }
}
