import { useCallback, useMemo } from 'react'
import { describeProblem } from '../../../shared/problems'
import { useApp } from '../../app/stores/appStore'
import { useEnvironment } from '../../app/stores/environmentStore'
import { requirementsTab } from '../../app/stores/storeTypes'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { useRun } from '../run/runStore'
import { PlaceNote } from '../requirements/PlaceNote'
import { useSandboxNotes } from '../requirements/sandboxNotes'
import type { EditorCommand } from './CodeView'
import { FileEditor } from './FileEditor'
import { marksOfRequirements, withNotes } from './problemMarks'

const noCommands: readonly EditorCommand[] = []

/** `python-requirements.txt` of the workspace: its text, what it is for (unless `head` is false), and the lines that stopped the build. */
export function RequirementsEditor({ head = true }: { readonly head?: boolean }) {
  const text = useText().editor
  const language = useApp((state) => state.language)
  const file = useWorkspace((state) => state.requirements)
  const editRequirements = useWorkspace((state) => state.editRequirements)
  const problems = useEnvironment(({ builds, current }) =>
    current === null ? null : (builds[current]?.problems ?? null),
  )
  const goTo = useRun((state) => (state.goTo?.id === requirementsTab ? state.goTo : null))
  const notes = useSandboxNotes()
  const marks = useMemo(
    () => marksOfRequirements(withNotes(problems ?? [], notes), (problem) => describeProblem(problem, language).title),
    [problems, notes, language],
  )
  const onChange = useCallback((_: string, changed: string) => editRequirements(changed), [editRequirements])
  if (file === null || file.problem !== null) return null
  return (
    <>
      {head && (
        <div className="requirements-head">
          <p>{text.requirementsHead}</p>
          <PlaceNote />
        </div>
      )}
      <FileEditor
        id={requirementsTab}
        language="requirements"
        text={file.text}
        label={text.requirements}
        marks={marks}
        goTo={goTo}
        commands={noCommands}
        onChange={onChange}
      />
    </>
  )
}
