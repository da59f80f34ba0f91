import type { editor } from 'monaco-editor/editor/editor.api'
import type { Monaco } from './monaco'
import type { ProblemMark } from './problemMarks'

const owner = 'nodelab'

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
  return { startLineNumber: mark.line, startColumn: start, endLineNumber: mark.line, endColumn: Math.max(end, start + 1) }
}

/** Monaco draws the words after a line as part of it: spaces that do not fold keep them apart. */
const gap = '\u00a0'.repeat(4)

function decorationOf(model: editor.ITextModel, mark: ProblemMark, isFirst: boolean): editor.IModelDeltaDecoration {
  const end = model.getLineMaxColumn(mark.line)
  const tone = mark.severity === 'error' ? 'error' : 'warning'
  const reason: editor.IModelDecorationOptions = {
    after: { content: `${gap}${mark.reason}`, inlineClassName: `ed-reason ${tone}`, inlineClassNameAffectsLetterSpacing: true },
    showIfCollapsed: true,
  }
  return {
    range: { startLineNumber: mark.line, startColumn: end, endLineNumber: mark.line, endColumn: end },
    options: {
      description: owner,
      ...(isFirst ? reason : {}),
      glyphMarginClassName: `ed-glyph ${tone}`,
      glyphMarginHoverMessage: { value: mark.text, isTrusted: false, supportHtml: false },
    },
  }
}

/** Shows marks in a model, in place of those shown before: squiggle, glyph in the margin, and one reason a line. */
export function showMarks(
  monaco: Monaco,
  model: editor.ITextModel,
  decorations: editor.IEditorDecorationsCollection,
  marks: readonly ProblemMark[],
): void {
  const shown = marks.filter((mark) => mark.line <= model.getLineCount())
  monaco.editor.setModelMarkers(
    model,
    owner,
    shown.map((mark) => ({ ...rangeOf(model, mark), severity: severityOf(monaco, mark.severity), message: mark.text })),
  )
  const named = new Set<number>()
  decorations.set(
    shown.map((mark) => {
      const isFirst = !named.has(mark.line)
      named.add(mark.line)
      return decorationOf(model, mark, isFirst)
    }),
  )
}
