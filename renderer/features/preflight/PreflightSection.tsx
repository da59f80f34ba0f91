import { lazy, Suspense, useEffect, useId, useState } from 'react'
import { readServerList } from '../../../shared/packages/serverList'
import { describeProblem } from '../../../shared/problems'
import { useApp } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { attempt } from '../run/attempt'
import { Prose } from '../run/Prose'
import { SettingPart } from '../settings/SettingPart'
import { changePreflightFile, type PreflightFile, readPreflightFiles, usePreflightFiles } from './preflightFiles'
import { preflightSectionId } from './preflightPlace'
import './preflight.css'

/** The table of rules is loaded with the page that shows it. */
const RuleTable = lazy(() => import('./RuleTable'))

/** What preflight goes by in this workspace: how grave its rules are, and the packages of the author's server. */
export function PreflightSection() {
  const text = useText().preflight
  const id = useId()
  const workspace = useWorkspace((state) => state.workspace)
  const path = workspace?.path ?? null
  // Another hand may have written them while no node was open.
  useEffect(() => {
    if (path !== null) attempt(readPreflightFiles())
  }, [path])
  if (workspace === null) return null
  return (
    <>
      <SettingPart
        title={text.section}
        words={['preflight.txt', text.rule, text.findRule, text.hereSeverity]}
        id={preflightSectionId}
        className="server-section"
        aria-labelledby={`${id}-rules`}
        tabIndex={-1}
      >
        <p className="server-about">{text.about(workspace.name)}</p>
        <FileProblem file="severities" />
        <Suspense>
          <RuleTable />
        </Suspense>
      </SettingPart>
      <SettingPart
        title={text.serverList}
        words={['server-packages.txt', text.serverListLabel, text.serverListAbout]}
        className="server-section"
        aria-labelledby={`${id}-list`}
      >
        <p id={`${id}-about`} className="server-about">
          {text.serverListAbout}
        </p>
        <FileProblem file="serverList" />
        <ServerListField key={workspace.path} describedBy={`${id}-about`} isWritable={workspace.writable} />
      </SettingPart>
    </>
  )
}

/** Why a file can't be read. */
function FileProblem({ file }: { readonly file: PreflightFile }) {
  const problem = usePreflightFiles((state) => state[file].problem)
  const language = useApp((state) => state.language)
  if (problem === null) return null
  const { title, why } = describeProblem(problem, language)
  return (
    <p className="danger server-note" role="alert">
      <Prose text={`${title} ${why}`} />
    </p>
  )
}

interface ServerListFieldProps {
  readonly describedBy: string
  readonly isWritable: boolean
}

/** The list of the server's packages; it is written as the field is left. */
function ServerListField({ describedBy, isWritable }: ServerListFieldProps) {
  const text = useText().preflight
  const { text: saved, problem } = usePreflightFiles((state) => state.serverList)
  const [typed, setTyped] = useState(saved)
  useEffect(() => setTyped(saved), [saved])
  const count = readServerList(typed)?.size ?? 0
  return (
    <>
      <textarea
        className="field mono server-text"
        aria-label={text.serverListLabel}
        aria-describedby={describedBy}
        placeholder={'pandas==2.2.3\nopenpyxl>=3.1'}
        spellCheck={false}
        readOnly={!isWritable || problem !== null}
        rows={Math.min(12, Math.max(4, typed.split('\n').length))}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => typed !== saved && attempt(changePreflightFile('serverList', () => typed))}
      />
      <p className="muted server-note" aria-live="polite">
        {count === 0 ? text.serverListNone : text.serverListCount(count)}
      </p>
    </>
  )
}
