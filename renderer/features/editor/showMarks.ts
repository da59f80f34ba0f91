import type { editor, Uri } from 'monaco-editor/editor/editor.api'
import type { Monaco } from './monaco'
import type { ProblemMark } from './problemMarks'

const owner = 'nodelab'

/** Where the hover's link to a rule leads: it is followed in the window (`quickFixProvider.ts`). */
const ruleScheme = 'nodelab-rule'

function rulePage(monaco: Monaco, rule: string): Uri {
  return monaco.Uri.from({ scheme: ruleScheme, path: `/${rule}` })
}

/** The rule that a link of a hover leads to; null for any other link. */
export function ruleOfLink({ scheme, path }: Uri): string | null {
  return scheme === ruleScheme ? path.slice(1) : null
}

const order = { error: 0, warning: 1, info: 2 } as const

function severityOf(monaco: Monaco, severity: ProblemMark['severity']) {
  const { MarkerSeverity } = monaco
  if (severity === 'error') return MarkerSeverity.Error
  return severity === 'warning' ? MarkerSeverity.Warning : MarkerSeverity.Info
}

/** From the named column, or the first character, to the end of what is written on the line. */
function rangeOf(model: editor.ITextModel, mark: ProblemMark) {
  const first = model.getLineFirstNonWhitespaceColumn(mark.line) || 1
  const end = model.getLineLastNonWhitespaceColumn(mark.line) || model.getLineMaxColumn(mark.line)
  const start = Math.min(mark.column ?? first, Math.max(first, end - 1))
  return {
    startLineNumber: mark.line,
    startColumn: start,
    endLineNumber: mark.line,
    endColumn: Math.max(Math.min(mark.endColumn ?? end, end), start + 1),
  }
}

/**
 * Monaco draws the words after a line as part of it, in several pieces where they are long, and folds it by the number of its characters: so
 * spaces keep the words apart, few and wide ones.
 */
const gap = '\u2003'.repeat(2)

/** Where less room than this is left in the row, in characters, there are no words: glyph and squiggle have them on hover. */
const leastReason = 12

/** A text cut to so many columns; a Chinese character takes two. */
function cut(text: string, columns: number): string {
  let left = columns
  let shown = ''
  for (const letter of text) {
    left -= letter > '\u2e7f' ? 2 : 1
    if (left < 0) return `${shown.slice(0, -1)}…`
    shown += letter
  }
  return shown
}

function toneOf(mark: ProblemMark): string {
  return mark.severity
}

/** The reason stands at the line's end, which may be on another row of a folded line than its glyph. */
function reasonOf(model: editor.ITextModel, mark: ProblemMark, columns: number): editor.IModelDeltaDecoration[] {
  const end = model.getLineMaxColumn(mark.line)
  // A folded line is longer than a row: the words stand in what its last row leaves free.
  const free = columns - ((end - 1) % columns) - gap.length - 1
  if (free < leastReason) return []
  const reason = cut(mark.reason, free)
  return [
    {
      range: { startLineNumber: mark.line, startColumn: end, endLineNumber: mark.line, endColumn: end },
      options: {
        after: {
          content: `${gap}${reason}`,
          inlineClassName: `ed-reason ${toneOf(mark)}`,
          inlineClassNameAffectsLetterSpacing: true,
        },
        showIfCollapsed: true,
      },
    },
  ]
}

function glyphOf(mark: ProblemMark): editor.IModelDeltaDecoration {
  return {
    range: { startLineNumber: mark.line, startColumn: 1, endLineNumber: mark.line, endColumn: 1 },
    options: {
      glyphMarginClassName: `ed-glyph ${toneOf(mark)}`,
      glyphMarginHoverMessage: { value: mark.text, isTrusted: false, supportHtml: false },
    },
  }
}

/**
 * Shows marks in a model, in place of those shown before: squiggle, glyph in the margin, and one reason a line, which never
 * makes a line fold. `columns` is the width of a row in characters.
 */
export function showMarks(
  monaco: Monaco,
  model: editor.ITextModel,
  decorations: editor.IEditorDecorationsCollection,
  marks: readonly ProblemMark[],
  columns: number,
): void {
  const shown = marks.filter((mark) => mark.line <= model.getLineCount())
  monaco.editor.setModelMarkers(
    model,
    owner,
    shown.map((mark) => ({
      ...rangeOf(model, mark),
      severity: severityOf(monaco, mark.severity),
      message: mark.text,
      ...(mark.rule === undefined ? {} : { code: { value: mark.rule, target: rulePage(monaco, mark.rule) } }),
    })),
  )
  const firsts = new Map<number, ProblemMark>()
  // The gravest of a line speaks for it.
  for (const mark of [...shown].sort((a, b) => order[a.severity] - order[b.severity])) {
    if (!firsts.has(mark.line)) firsts.set(mark.line, mark)
  }
  decorations.set([...firsts.values()].flatMap((mark) => [glyphOf(mark), ...reasonOf(model, mark, columns)]))
}
