import type { NodeLanguage } from '../../model/node'
import type { Header } from './headerParts'
import { readJavascriptHeader } from './javascriptHeader'
import { readPythonHeader } from './pythonHeader'

/**
 * Reads the header of `main`, and nothing of its body: a half-typed body changes nothing of what is read. The last `main` at the top
 * level is meant, as when the code is run. Null where there is none.
 */
export function readHeader(language: NodeLanguage, code: string): Header | null {
  if (language === 'jinja2') return null
  return language === 'python3' ? readPythonHeader(code) : readJavascriptHeader(code)
}
