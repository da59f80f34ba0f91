import { useCallback, useMemo } from 'react'
import type { Problem } from '../../../shared/model/problem'
import { describeProblem } from '../../../shared/problems'
import { useApp } from '../../app/stores/appStore'
import { useQuietNode } from '../../app/stores/quietNodes'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { monacoKeys } from '../../ui/keys'
import { useCodeProblems } from '../imports/codeProblems'
import { codeProblemsOf } from '../imports/oneCause'
import { isOfNow, oneCause, useFindingsNow } from '../preflight/shownFindings'
import { attempt } from '../run/attempt'
import { startRun, useRun } from '../run/runStore'
import type { EditorCommand } from './CodeView'
import { FileEditor } from './FileEditor'
import { goToProblem } from './goToProblem'
import { marksOfCode, marksOfFindings, marksOfRun, type ProblemMark } from './problemMarks'

const noMarks: readonly ProblemMark[] = []

/**
 * The marks of what is seen in a node's code, and of its last run; of that none once the code has changed, since their lines may be of other
 * code then. Until its author pauses they go along with what is typed, as the editor does it.
 */
export function useMarks(id: string): readonly ProblemMark[] {
  const language = useApp((state) => state.language)
  const run = useRun((state) => state.runs[id] ?? null)
  const node = useQuietNode(id)
  const code = node?.code ?? null
  const result = run?.result ?? null
  const current = run !== null && run.node.code === code
  const seen = useCodeProblems((state) => state[id] ?? null)
  const findings = useFindingsNow(id)
  const isNow = isOfNow(run, node)
  return useMemo(() => {
    const titleOf = (problem: Problem): string => describeProblem(problem, language).title
    const ofRun = result === null || !current ? null : result
    const ofCode = codeProblemsOf(seen, code, ofRun?.problems, findings)
    const told = oneCause(ofRun?.problems ?? [], ofRun?.error ?? null, isNow, findings).ofRun
    // One mark a cause: that of the run, where it names a line.
    const marked = new Set(told.flatMap((one) => (one.problem.line === null ? [] : one.findings)))
    const others = findings.filter((finding) => !marked.has(finding))
    if (ofRun === null && ofCode.length === 0 && others.length === 0) return noMarks
    return [
      ...(ofRun === null ? [] : marksOfRun(ofRun, titleOf)),
      ...marksOfCode(ofCode, titleOf),
      ...marksOfFindings(others, (problem) => describeProblem(problem, language)),
    ]
  }, [result, current, isNow, language, seen, code, findings])
}

/** The code of an open node. Its edits go to the workspace, and what changes there comes back as one undoable change. */
export function NodeEditor({ id }: { readonly id: string }) {
  const text = useText().editor
  const code = useWorkspace((state) => state.documents[id]?.node?.code ?? null)
  const language = useWorkspace((state) => state.documents[id]?.node?.code_language ?? null)
  const title = useWorkspace((state) => state.documents[id]?.node?.title ?? '')
  const edit = useWorkspace((state) => state.edit)
  const goTo = useRun((state) => (state.goTo?.id === id ? state.goTo : null))
  const marks = useMarks(id)
  const onChange = useCallback((changed: string, code: string) => edit(changed, { code }), [edit])
  const commands = useMemo<readonly EditorCommand[]>(
    () => [
      { id: 'run', label: text.runNode, keys: (monaco) => monacoKeys('run', monaco), run: () => attempt(startRun(id)) },
      {
        id: 'nextProblem',
        label: text.nextProblem,
        keys: (monaco) => monacoKeys('next-problem', monaco),
        run: () => goToProblem(id),
      },
      {
        id: 'previousProblem',
        label: text.previousProblem,
        keys: (monaco) => monacoKeys('previous-problem', monaco),
        run: () => goToProblem(id, true),
      },
    ],
    [id, text],
  )
  if (code === null || language === null) return null
  return (
    <FileEditor
      id={id}
      language={language === 'python3' ? 'python' : language}
      text={code}
      label={text.codeOf(title)}
      marks={marks}
      goTo={goTo}
      commands={commands}
      onChange={onChange}
    />
  )
}
