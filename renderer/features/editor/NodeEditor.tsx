import { useCallback, useMemo } from 'react'
import { describeProblem } from '../../../shared/problems'
import { useApp } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { attempt } from '../run/attempt'
import { startRun, useRun } from '../run/runStore'
import type { EditorCommand } from './CodeView'
import { FileEditor } from './FileEditor'
import { goToProblem } from './goToProblem'
import { marksOfRun, type ProblemMark } from './problemMarks'

const noMarks: readonly ProblemMark[] = []

/** The marks of a node's last run; none once the code has changed, since their lines may be of other code then. */
export function useMarks(id: string): readonly ProblemMark[] {
  const language = useApp((state) => state.language)
  const run = useRun((state) => state.runs[id] ?? null)
  const code = useWorkspace((state) => state.documents[id]?.node?.code ?? null)
  const result = run?.result ?? null
  const current = run !== null && run.node.code === code
  return useMemo(
    () =>
      result === null || !current ? noMarks : marksOfRun(result, (problem) => describeProblem(problem, language).title),
    [result, current, language],
  )
}

/** The code of an open node. Its edits go to the workspace, and what changes there comes back as one undoable change. */
export function NodeEditor({ id }: { readonly id: string }) {
  const text = useText().editor
  const node = useWorkspace((state) => state.documents[id]?.node ?? null)
  const edit = useWorkspace((state) => state.edit)
  const goTo = useRun((state) => (state.goTo?.id === id ? state.goTo : null))
  const marks = useMarks(id)
  const onChange = useCallback((changed: string, code: string) => edit(changed, { code }), [edit])
  const commands = useMemo<readonly EditorCommand[]>(
    () => [
      {
        id: 'run',
        label: text.runNode,
        keys: ({ KeyMod, KeyCode }) => [KeyMod.CtrlCmd | KeyCode.Enter],
        run: () => attempt(startRun(id)),
      },
      {
        id: 'nextProblem',
        label: text.nextProblem,
        keys: ({ KeyCode }) => [KeyCode.F8],
        run: () => goToProblem(id),
      },
      {
        id: 'previousProblem',
        label: text.previousProblem,
        keys: ({ KeyMod, KeyCode }) => [KeyMod.Shift | KeyCode.F8],
        run: () => goToProblem(id, true),
      },
    ],
    [id, text],
  )
  if (node === null) return null
  return (
    <FileEditor
      id={id}
      language={node.code_language === 'python3' ? 'python' : node.code_language}
      text={node.code}
      label={text.codeOf(node.title)}
      marks={marks}
      goTo={goTo}
      commands={commands}
      onChange={onChange}
    />
  )
}
