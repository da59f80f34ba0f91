import { linesOf } from '../dify/text'
import type { NodeLanguage } from '../model/node'

/** `nodelab: ignore` silences all rules of its line, `nodelab: ignore one-rule, another-rule` those. Dify ignores comments. */
const marks: Readonly<Record<NodeLanguage, RegExp>> = {
  python3: /^(.*?)#\s*nodelab:\s*ignore\b(?:\s+([\w\s,-]+))?/,
  javascript: /^(.*?)\/[/*]\s*nodelab:\s*ignore\b(?:\s+([\w\s,-]+))?/,
  jinja2: /^(.*?)\{#-?\s*nodelab:\s*ignore\b(?:\s+([\w\s,-]+))?/,
}

/**
 * The comments of a code that silence findings. A comment at the end of a line is about that line, one on a line of its own about the next line that is
 * none. Returns whether one silences a rule on a line, from 1.
 */
export function silencesIn(language: NodeLanguage, code: string): (rule: string, line: number) => boolean {
  const silent = new Map<number, { all: boolean; readonly rules: Set<string> }>()
  let waiting: (readonly string[])[] = []
  if (!/nodelab:\s*ignore/.test(code)) return () => false
  for (const [at, text] of linesOf(code).entries()) {
    const [, before = '', names = ''] = marks[language].exec(text) ?? []
    const isMark = marks[language].test(text)
    const rules = names.split(/[\s,]+/).filter((name) => name !== '')
    if (isMark && before.trim() === '') {
      waiting.push(rules)
      continue
    }
    const here = [...waiting, ...(isMark ? [rules] : [])]
    if (text.trim() !== '') waiting = []
    for (const one of here) {
      const known = silent.get(at + 1) ?? { all: false, rules: new Set<string>() }
      known.all ||= one.length === 0
      for (const rule of one) known.rules.add(rule)
      silent.set(at + 1, known)
    }
  }
  return (rule, line) => {
    const found = silent.get(line)
    return found !== undefined && (found.all || found.rules.has(rule))
  }
}
