import { useEffect } from 'react'
import { useApp } from '../../app/stores/appStore'
import { useMonaco } from '../editor/loadMonaco'
import { modelOf } from '../editor/nodeModels'
import { useCodeChanges } from './useCodeChanges'

/** Marks beside the lines of the open code that are not as they stand in its app file. */
export function ChangedLines({ id }: { readonly id: string }) {
  const monaco = useMonaco(useApp((state) => state.language))
  const changes = useCodeChanges(id)
  useEffect(() => {
    const model = monaco === null ? null : modelOf(id)
    if (model === null || changes === null) return
    const lines = changes.hunks.flatMap(({ rows }) =>
      rows.flatMap((row) => (row.kind === 'added' ? (row.new ?? []) : [])),
    )
    const marks = lines.map((line) => ({
      range: { startLineNumber: line, startColumn: 1, endLineNumber: line, endColumn: 1 },
      options: { description: 'changed-line', isWholeLine: true, linesDecorationsClassName: 'changed-line' },
    }))
    const drawn = model.deltaDecorations([], marks)
    return () => {
      if (!model.isDisposed()) model.deltaDecorations(drawn, [])
    }
  }, [monaco, changes, id])
  return null
}
