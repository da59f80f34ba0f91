import { useId } from 'react'
import { toast } from 'sonner'
import {
  readServerSettings,
  type ReadServerSettings,
  settingOf,
  type TakenLine,
  withoutIgnored,
  withServerSettings,
} from '../../../shared/dify/serverSettings'
import { isOfContainers } from '../../../shared/dify/sandboxSettings'
import { defaultTarget, findTarget } from '../../../shared/dify/targets'
import { describeProblem } from '../../../shared/problems'
import { serverFaults } from '../../../shared/problems/serverFaults'
import { reportError, useApp } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { type Text, useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { serverSectionId } from '../environment/serverPlace'
import { countText } from '../run/units'
import { Banner } from '../workspace/Banners'
import { SettingPart } from './SettingPart'
import './server.css'

/** The settings of the author's own server: its lines, what each of them changes, and which count for nothing. */
export function ServerSection() {
  const text = useText().server
  const id = useId()
  const file = useWorkspace((state) => state.server)
  const workspace = useWorkspace((state) => state.workspace)
  const { editServer } = useWorkspace.getState()
  if (file === null || workspace === null) return null
  const read = readServerSettings(file.text)
  const clear = (): void => {
    const before = file.text
    editServer('')
    toast(text.cleared, { action: { label: text.undo, onClick: () => editServer(before) } })
  }
  return (
    <SettingPart
      title={text.title}
      words={['dify.env', text.label]}
      id={serverSectionId}
      className="server-section"
      aria-labelledby={`${id}-head`}
    >
      <p id={`${id}-about`} className="server-about">
        {text.about(workspace.name)}
      </p>
      <ServerState />
      {file.problem === null && (
        <>
          <textarea
            className="field mono server-text"
            aria-label={text.label}
            aria-describedby={`${id}-about`}
            aria-invalid={read.faults.length > 0}
            placeholder={text.placeholder}
            spellCheck={false}
            readOnly={!workspace.writable}
            rows={Math.min(14, Math.max(5, file.text.split('\n').length))}
            value={file.text}
            onChange={(event) => editServer(event.target.value)}
          />
          {!workspace.writable && <p className="muted server-note">{text.readOnly}</p>}
          <ServerRead read={read} />
          <div className="server-acts">
            {read.ignored.length > 0 && workspace.writable && (
              <Button kind="plain" small onClick={() => editServer(withoutIgnored(file.text))}>
                {text.keepOnly}
              </Button>
            )}
            {file.text !== '' && workspace.writable && (
              <Button kind="ghost" small onClick={clear}>
                {text.clear}
              </Button>
            )}
          </div>
        </>
      )}
    </SettingPart>
  )
}

/** Why the file can't be read or written, or that another hand changed it. */
function ServerState() {
  const text = useText().files
  const file = useWorkspace((state) => state.server)
  const { resolveServer, flush } = useWorkspace.getState()
  if (file === null) return null
  if (file.problem !== null) return <Banner problem={file.problem} />
  if (file.saving === 'failed' && file.saveProblem !== null) {
    return (
      <Banner problem={file.saveProblem}>
        <Button kind="plain" small onClick={() => void flush().catch(reportError)}>
          {text.tryAgain}
        </Button>
      </Banner>
    )
  }
  if (file.saving !== 'conflict') return null
  const resolve = (keep: 'mine' | 'disk') => () => void resolveServer(keep).catch(reportError)
  return (
    <div className="banner warning" role="alert">
      <div className="grow">
        <p className="strong">{text.conflictTitle}</p>
        <p>{text.conflictWhy}</p>
      </div>
      <div className="acts">
        <Button kind="plain" small onClick={resolve('disk')}>
          {text.takeDisk}
        </Button>
        <Button kind="plain" small onClick={resolve('mine')}>
          {text.keepMine}
        </Button>
      </div>
    </div>
  )
}

/** A value of a setting as the table shows it. */
function valueText(value: number | string | boolean, { setting }: TakenLine, text: Text['server']): string {
  if (typeof value === 'boolean') return value ? text.on : text.off
  if (value === '') return setting === 'allowedSyscalls' ? text.ownList : text.noProxy
  if (typeof value === 'string' && setting.endsWith('Proxy') && isOfContainers(value)) return text.outOfReach
  if (typeof value === 'string') return value
  return setting === 'timeoutSeconds' ? text.seconds(countText(value)) : countText(value)
}

/** What the lines say: a row for each that is a setting, a sentence for each that is none. */
function ServerRead({ read }: { readonly read: ReadServerSettings }) {
  const text = useText().server
  const language = useApp((state) => state.language)
  const target = useApp((state) => findTarget(state.settings.target)) ?? defaultTarget
  const there = withServerSettings(target, read)
  return (
    <div aria-live="polite">
      {serverFaults(read.faults).map((told) => {
        const { title, why, next } = describeProblem(told, language)
        return (
          <p key={JSON.stringify(told)} className="danger server-note">
            {`${title}${text.stop}${why}${text.gap}${next}`.replaceAll('`', '')}
          </p>
        )
      })}
      {read.taken.length === 0 ? (
        <p className="muted server-note">{text.nothing}</p>
      ) : (
        <table className="server-table">
          <thead>
            <tr>
              <th scope="col" className="r">
                {text.line}
              </th>
              <th scope="col">{text.name}</th>
              <th scope="col" className="r">
                {text.onTarget(target.name)}
              </th>
              <th scope="col" className="r">
                {text.onServer}
              </th>
            </tr>
          </thead>
          <tbody>
            {read.taken.map((taken) => {
              const [from, to] = [settingOf(target, taken.setting), settingOf(there, taken.setting)]
              const isSame = from === to && taken.later === null
              return (
                <tr key={taken.line} className={isSame || taken.later !== null ? 'muted' : undefined}>
                  <td className="r">{taken.line}</td>
                  <td className="mono">{taken.key}</td>
                  <td className="r">{valueText(from, taken, text)}</td>
                  <td className="r">
                    {taken.later === null ? (isSame ? text.same : valueText(to, taken, text)) : text.later(taken.later)}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      {read.ignored.length > 0 && <p className="muted server-note">{text.ignored(new Set(read.ignored).size)}</p>}
    </div>
  )
}
