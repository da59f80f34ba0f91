import type { editor } from 'monaco-editor/editor/editor.api'
import { useEffect, useRef, useState } from 'react'
import { useApp } from '../../app/stores/appStore'
import { fixedOptions, lookOptions } from './editorOptions'
import { editorTheme } from './editorThemes'
import { useMonaco } from './loadMonaco'
import { knowNodeFiles } from './nodeFileLanguage'
import './diff.css'

export interface DiffViewProps {
  readonly before: string
  readonly after: string
  /** Monaco's name of the language. */
  readonly language: string
  readonly label: string
}

/** Two texts side by side, what differs marked; neither can be changed here. Loaded with the first place that shows one. */
export default function DiffView({ before, after, language, label }: DiffViewProps) {
  const monaco = useMonaco(useApp((state) => state.language))
  const fontSize = useApp((state) => state.settings.fontSize)
  const wordWrap = useApp((state) => state.settings.wordWrap)
  const theme = useApp((state) => state.theme)
  const host = useRef<HTMLDivElement>(null)
  const [view, setView] = useState<editor.IStandaloneDiffEditor | null>(null)

  useEffect(() => {
    if (monaco === null || host.current === null) return
    knowNodeFiles(monaco)
    const shown = monaco.editor.createDiffEditor(host.current, {
      ...fixedOptions,
      readOnly: true,
      glyphMargin: false,
      lineDecorationsWidth: 14,
      renderLineHighlight: 'none',
      renderOverviewRuler: false,
      renderMarginRevertIcon: false,
      // Under this width both in one column.
      renderSideBySideInlineBreakpoint: 620,
      hideUnchangedRegions: { enabled: true, contextLineCount: 4, minimumLineCount: 6 },
    })
    setView(shown)
    return () => {
      const model = shown.getModel()
      shown.dispose()
      model?.original.dispose()
      model?.modified.dispose()
      setView(null)
    }
  }, [monaco])

  useEffect(() => {
    if (monaco === null || view === null) return
    const last = view.getModel()
    const [original, modified] = [before, after].map((text) => monaco.editor.createModel(text, language))
    if (original === undefined || modified === undefined) return
    view.setModel({ original, modified })
    last?.original.dispose()
    last?.modified.dispose()
  }, [monaco, view, before, after, language])

  useEffect(() => {
    view?.updateOptions(lookOptions({ fontSize, wordWrap, theme }))
    for (const side of [view?.getOriginalEditor(), view?.getModifiedEditor()]) side?.updateOptions({ ariaLabel: label })
  }, [monaco, view, fontSize, wordWrap, theme, label])

  // Monaco has one theme for all its editors.
  useEffect(() => {
    monaco?.editor.setTheme(`${editorTheme(theme)}-diff`)
    return () => monaco?.editor.setTheme(editorTheme(theme))
  }, [monaco, theme])

  return <div ref={host} className="diff-host" role="group" aria-label={label} />
}
