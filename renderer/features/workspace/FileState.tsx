import { useState } from 'react'
import { partsOfAppNode } from '../../../shared/dify/appNodeId'
import type { Problem } from '../../../shared/model/problem'
import { problem as makeProblem } from '../../../shared/problems'
import { call } from '../../app/client'
import { reportError } from '../../app/stores/appStore'
import { type NodeDocument, requirementsTab } from '../../app/stores/storeTypes'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { decideGone } from '../appFiles/saveAppFile'
import { useInLesson } from '../lessons/lessonStore'
import { useDeclaredProblems } from '../run/declared'
import { DeclaredFix } from '../run/DeclaredFix'
import { Banner } from './Banners'
import { type ComparedPart, comparedParts, oneText } from './comparedParts'
import { Comparison } from './Comparison'
import { nodeWarnings } from './nodeWarnings'

/** What must be decided or known about the open file before its text: changed on disk, not saved, broken, gone. */
export function FileState({ id }: { readonly id: string }) {
  const document = useWorkspace((state) => state.documents[id])
  const isLesson = useInLesson()
  if (id === requirementsTab) return <RequirementsState />
  if (document === undefined) return null
  if (document.file.kind === 'broken' && document.node === null) return <BrokenFile document={document} />
  if (document.file.kind === 'missing' && document.node === null) return <MissingFile document={document} />
  if (document.saving === 'conflict') return <Conflict document={document} />
  if (document.saving === 'failed' && document.saveProblem !== null) return <NotSaved problem={document.saveProblem} />
  const { file } = document
  const warnings = file.kind === 'node' ? nodeWarnings(file.problems, document.node, isLesson) : []
  return <FileWarnings id={id} warnings={warnings} />
}

/** What the file was warned of, and that its target is not known: nothing can be run before that is mended. */
function FileWarnings({ id, warnings }: { readonly id: string; readonly warnings: readonly Problem[] }) {
  const declared = useDeclaredProblems(id).filter(({ code }) => code === 'target-unknown' || code === 'target-empty')
  return (
    <>
      {declared.map((told) => (
        <Banner key={told.code} problem={told}>
          <DeclaredFix id={id} problem={told} />
        </Banner>
      ))}
      {warnings.map((warning) => (
        <Banner key={JSON.stringify(warning)} problem={warning} />
      ))}
    </>
  )
}

/** An edit that could not be written, with the way to try again. */
function NotSaved({ problem }: { readonly problem: Problem }) {
  const text = useText().files
  const flush = useWorkspace((state) => state.flush)
  return (
    <Banner problem={problem}>
      <Button kind="plain" small onClick={() => void flush().catch(reportError)}>
        {text.tryAgain}
      </Button>
    </Banner>
  )
}

interface DecisionProps {
  readonly title: string
  readonly why: string
  /** What there is to compare; null where the file on disk can't be shown. */
  readonly parts: readonly ComparedPart[] | null
  /** There is no file on disk to take. */
  readonly isGone?: boolean
  readonly onKeep: (keep: 'mine' | 'disk') => void
}

function Decision({ title, why, parts, isGone = false, onKeep }: DecisionProps) {
  const text = useText().files
  const [compared, setCompared] = useState(false)
  return (
    <section className="decision" role="alert">
      <div className="banner warning">
        <div className="grow">
          <p className="strong">{title}</p>
          <p>{why}</p>
        </div>
        <div className="acts">
          {parts !== null && (
            <Button kind="ghost" small aria-expanded={compared} onClick={() => setCompared(!compared)}>
              {compared ? text.hideCompare : text.compare}
            </Button>
          )}
          <Button kind="plain" small onClick={() => onKeep('disk')}>
            {isGone ? text.letGo : text.takeDisk}
          </Button>
          <Button kind="plain" small onClick={() => onKeep('mine')}>
            {text.keepMine}
          </Button>
        </div>
      </div>
      {compared && parts !== null && <Comparison parts={parts} />}
    </section>
  )
}

function Conflict({ document }: { readonly document: NodeDocument }) {
  const texts = useText()
  const text = texts.files
  const resolve = useWorkspace((state) => state.resolveConflict)
  const { disk, node, id } = document
  const isGone = disk?.kind === 'missing'
  const ofApp = partsOfAppNode(id)
  const isNode = disk?.kind === 'node'
  const isText = document.text !== null
  return (
    <Decision
      title={isGone ? text.goneTitle : text.conflictTitle}
      why={isGone ? text.goneWhy : isNode || isText ? text.conflictWhy : `${text.conflictWhy} ${text.notNode}`}
      parts={
        disk?.kind === 'broken'
          ? oneText(document.text ?? node?.code ?? '', disk.text)
          : disk?.kind === 'node' && node !== null && !isText
            ? comparedParts(node, disk.node, texts)
            : null
      }
      isGone={isGone}
      onKeep={(keep) => void (ofApp === null || !isGone ? resolve(id, keep) : decideGone(id, keep)).catch(reportError)}
    />
  )
}

function RequirementsState() {
  const text = useText().files
  const requirements = useWorkspace((state) => state.requirements)
  const resolve = useWorkspace((state) => state.resolveRequirements)
  if (requirements === null) return null
  if (requirements.problem !== null) return <Banner problem={requirements.problem} />
  if (requirements.saving === 'failed' && requirements.saveProblem !== null) {
    return <NotSaved problem={requirements.saveProblem} />
  }
  if (requirements.saving !== 'conflict') return null
  return (
    <Decision
      title={text.conflictTitle}
      why={text.conflictWhy}
      parts={requirements.diskText === null ? null : oneText(requirements.text, requirements.diskText)}
      onKeep={(keep) => void resolve(keep).catch(reportError)}
    />
  )
}

/** Problems of files that were not read whole: their text is not shown, and can't be mended here. */
const unreadCodes = [
  'file-too-large',
  'file-not-text',
  'file-unreadable',
  'id-refused',
  'request-refused',
  'unexpected',
]

function BrokenFile({ document }: { readonly document: NodeDocument }) {
  const text = useText().files
  const { saveText, editText } = useWorkspace.getState()
  const { file, id, saving, saveProblem } = document
  if (file.kind !== 'broken') return null
  const isUnread = file.problems.some(({ code }) => unreadCodes.includes(code))
  return (
    <section className="broken" aria-label={text.brokenTitle}>
      {saving === 'conflict' ? (
        <Conflict document={document} />
      ) : (
        file.problems.map((told) => (
          <Banner key={JSON.stringify(told)} problem={told}>
            <Button kind="ghost" small onClick={() => void call('workspace.reveal', { id }).catch(reportError)}>
              {text.reveal}
            </Button>
          </Banner>
        ))
      )}
      {saving === 'failed' && saveProblem !== null && <NotSaved problem={saveProblem} />}
      {!isUnread && (
        <>
          <textarea
            className="field mono broken-text"
            aria-label={text.brokenText}
            spellCheck={false}
            value={document.text ?? file.text}
            onChange={(event) => editText(id, event.target.value)}
          />
          <div className="runbar">
            <Button
              kind="primary"
              disabled={document.text === null || document.text === file.text || saving === 'conflict'}
              onClick={() => void saveText(id).catch(reportError)}
            >
              {text.saveText}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}

function MissingFile({ document }: { readonly document: NodeDocument }) {
  const text = useText().files
  const close = useWorkspace((state) => state.close)
  const told =
    document.file.kind === 'missing' && document.file.problems[0] !== undefined
      ? document.file.problems[0]
      : makeProblem('file-missing', 'workspace', { params: { path: document.id } })
  return (
    <Banner problem={told}>
      <Button kind="plain" small onClick={() => void close(document.id).catch(reportError)}>
        {text.closeTab}
      </Button>
    </Banner>
  )
}
