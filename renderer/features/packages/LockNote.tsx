import { Lock, LockOpen, TriangleAlert } from 'lucide-react'
import { useEffect } from 'react'
import { localDay } from '../../../shared/localTime'
import { describeProblem } from '../../../shared/problems'
import { useApp } from '../../app/stores/appStore'
import { followLocks, useSources } from '../../app/stores/sourceStore'
import { activeNode, useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { attempt } from '../run/attempt'
import { Prose } from '../run/Prose'
import { WorkProgress } from './WorkProgress'
import './sources.css'

/** The author's own day of an ISO time, in one piece where a line ends. */
const day = (time: string): string => localDay(time).replaceAll('-', '\u2011')

/** Whether the packages are locked, whether the lock fits, and the action that writes it. */
export function LockNote() {
  const text = useText().sources
  const language = useApp((state) => state.language)
  const target = useApp((state) => state.settings.target)
  const ofNode = useWorkspace((state) => activeNode(state)?.target ?? null)
  const changes = useWorkspace((state) => state.requirementsCount)
  const workspace = useWorkspace((state) => state.workspace)
  const { lock, locking, lockProgress, readLock, writeLock, cancelLock } = useSources()
  useEffect(() => followLocks(), [])
  // A lock fits a text and a target: it is looked at again where either is another one.
  useEffect(() => attempt(readLock()), [readLock, target, ofNode, changes, workspace?.path])
  if (lock === null || workspace === null) return null
  const { state, problem, packages, resolvedAt } = lock
  const told = problem === null ? null : describeProblem(problem, language)
  const Icon = state === 'matches' ? Lock : state === 'none' ? LockOpen : TriangleAlert
  return (
    <section className="lock-note" aria-label={text.lock}>
      <Icon size={14} aria-hidden="true" className={told === null ? 'muted' : 'warn'} />
      <div className="grow">
        {told === null ? (
          <p className="muted">{state === 'matches' ? text.locked(packages, day(resolvedAt)) : text.notLocked}</p>
        ) : (
          <>
            <p>{told.title}</p>
            <p className="muted">
              <Prose text={told.why} />
            </p>
          </>
        )}
      </div>
      {workspace.writable && !locking && (
        <Button kind={told === null ? 'ghost' : 'plain'} small onClick={() => attempt(writeLock())}>
          {state === 'none' ? text.writeLock : text.writeAnew}
        </Button>
      )}
      {locking && <WorkProgress title={text.locking} progress={lockProgress} onCancel={() => attempt(cancelLock())} />}
    </section>
  )
}
