import { useId, useState } from 'react'
import { toast } from 'sonner'
import { call } from '../../app/client'
import { reportError } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { Twist } from '../../ui/Twist'
import { linesWith, useSandboxNotes, useSandboxTarget } from './sandboxNotes'
import './requirements.css'

/** Where the requirements lie, the ways to another file, and what makes them count on a Dify server. */
export function PlaceNote() {
  const text = useText().requirements
  const id = useId()
  const { place, path, isPointed } = useWorkspace((state) => state.requirementsPlace)
  const { pointRequirements, takeOwnRequirements } = useWorkspace.getState()
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="place-note">
      <div className="place-row">
        <p className="grow place-where">
          <span>{text.places[place]}</span>
          {place !== 'workspace' && (
            <bdi className="mono ell" title={path}>
              {path}
            </bdi>
          )}
          <Verdict />
        </p>
        {isPointed ? (
          <Button kind="ghost" small onClick={() => void takeOwnRequirements().catch(reportError)}>
            {text.useOwn}
          </Button>
        ) : (
          place === 'workspace' && (
            <Button kind="ghost" small onClick={() => void pointRequirements().catch(reportError)}>
              {text.point}
            </Button>
          )
        )}
        <Button
          kind="ghost"
          small
          icon={<Twist open={isOpen} />}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          {text.apply}
        </Button>
      </div>
      <div id={id} hidden={!isOpen}>
        {isOpen && <Apply />}
      </div>
    </div>
  )
}

/** In how many lines the target's sandbox would stop or do another thing than meant; nothing where all is well. */
function Verdict() {
  const text = useText().requirements
  const target = useSandboxTarget()
  const notes = useSandboxNotes()
  const [errors, warnings] = [linesWith(notes, 'error'), linesWith(notes, 'warning')]
  if (errors > 0) return <span className="danger">{text.stops(errors, target.name)}</span>
  return warnings > 0 ? <span className="warn">{text.warns(warnings, target.name)}</span> : null
}

/** What is left to do on the server, and the two ways to bring the file there. */
function Apply() {
  const text = useText().requirements
  const { sandbox } = useSandboxTarget()
  const place = useWorkspace((state) => state.requirementsPlace.place)
  const { saveRequirementsCopy } = useWorkspace.getState()
  const kind = sandbox.dialect === 'py' ? 'py' : 'official'
  const command = text.commands[kind]
  const saveCopy = async (): Promise<void> => {
    const path = await saveRequirementsCopy()
    if (path !== null) toast(text.copied(path))
  }
  const copy = async (): Promise<void> => {
    await call('clipboard.write', { text: command })
    toast(text.commandCopied)
  }
  return (
    <div className="place-apply">
      <p>{place === 'dify-sandbox' ? text.bring['dify-sandbox'] : text.bring.other}</p>
      <ol>
        {text[kind](sandbox.version).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <div className="place-row">
        <code className="mono">{command}</code>
        <Button kind="plain" small onClick={() => void copy().catch(reportError)}>
          {text.copyCommand}
        </Button>
        <Button kind="plain" small onClick={() => void saveCopy().catch(reportError)}>
          {text.saveCopy}
        </Button>
      </div>
    </div>
  )
}
