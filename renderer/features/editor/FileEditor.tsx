import { useCallback, useEffect, useMemo, useState } from 'react'
import { useApp } from '../../app/stores/appStore'
import { requirementsTab } from '../../app/stores/storeTypes'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { CodeView, type EditorCommand, type GoTo } from './CodeView'
import type { EditorLook } from './editorOptions'
import { useMonaco } from './loadMonaco'
import { keepModels } from './nodeModels'
import { type Handover, PlainCode } from './PlainCode'
import type { ProblemMark } from './problemMarks'
import './editor.css'

interface FileEditorProps {
  readonly id: string
  readonly language: string
  readonly text: string
  readonly label: string
  readonly marks: readonly ProblemMark[]
  readonly goTo: GoTo | null
  readonly commands: readonly EditorCommand[]
  readonly onChange: (id: string, text: string) => void
}

/** A tab's text in the editor, or in a plain field for the moment until the editor has loaded. */
export function FileEditor(props: FileEditorProps) {
  const { id, text, label, onChange } = props
  const language = useApp((state) => state.language)
  const fontSize = useApp((state) => state.settings.fontSize)
  const wordWrap = useApp((state) => state.settings.wordWrap)
  const theme = useApp((state) => state.theme)
  const helps = useApp((state) => state.settings.languageServer)
  const tabs = useWorkspace((state) => state.tabs)
  const monaco = useMonaco(language)
  const [plain, setPlain] = useState(monaco === null)
  const [handover, setHandover] = useState<Handover | null>(null)
  const look = useMemo<EditorLook>(() => ({ fontSize, wordWrap, theme, helps }), [fontSize, wordWrap, theme, helps])
  // The requirements are shown beside their packages too, where they have no tab.
  useEffect(() => keepModels([...tabs, requirementsTab]), [tabs])
  const giveWay = useCallback((from: Handover | null) => {
    setHandover(from)
    setPlain(false)
  }, [])
  return (
    <div className="node-editor">
      {plain || monaco === null ? (
        <PlainCode
          text={text}
          label={label}
          fontSize={fontSize}
          ready={monaco !== null}
          onChange={(changed) => onChange(id, changed)}
          onGiveWay={giveWay}
        />
      ) : (
        <CodeView {...props} monaco={monaco} look={look} handover={handover} />
      )}
    </div>
  )
}
