import type { Frame, Traceback } from '../model/run'

/** Jinja's names for a template that has no file: while it is rendered, and while it is read. */
const templateFrame = /^ {2}File "<(?:template|unknown)>", line (\d+), in (.*)$/

/**
 * Reads the traceback of a template's error: its lines are those of the template, which Jinja itself counts. Frames of Dify's script and of
 * Jinja are left out. Null where the text holds no traceback.
 */
export function readTemplateTraceback(text: string, template: string): Traceback | null {
  const lines = text.split('\n')
  const begin = lines.findLastIndex((line) => line === 'Traceback (most recent call last):')
  if (begin === -1) return null
  const rest = lines.slice(begin + 1)
  const errorAt = rest.findIndex((line) => line !== '' && !line.startsWith(' '))
  const source = template.split('\n')
  const frames = rest.flatMap((line): Frame[] => {
    const [, at = '', name = ''] = templateFrame.exec(line) ?? []
    if (at === '') return []
    const number = Number(at)
    return [{ own: true, line: number, function: name, text: source[number - 1]?.trim() ?? '', file: '<template>' }]
  })
  const summary = (errorAt === -1 ? (rest.at(-1) ?? '') : (rest[errorAt] ?? '')).trim()
  const full = /^([\w.]+)/.exec(summary)?.[1] ?? ''
  const errorClass = full.split('.').at(-1) ?? ''
  // The class by its own name in both: its message is what follows it.
  return {
    frames,
    summary: errorClass + summary.slice(full.length),
    errorClass,
    raw: lines.slice(begin).join('\n').trimEnd(),
  }
}
