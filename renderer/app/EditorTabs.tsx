import { Plus, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { partsOfAppNode } from '../../shared/dify/appNodeId'
import { nameOf, nodeOf, useAppFiles, useIsEdited, wholeId } from '../features/appFiles/appFileStore'
import { wayText } from '../features/appFiles/wayText'
import { NewNodeMenu } from '../features/library/NewNodeMenu'
import { LessonTools } from '../features/lessons/LessonTools'
import { useInLesson } from '../features/lessons/lessonStore'
import { useText } from '../i18n/useText'
import { IconButton } from '../ui/IconButton'
import { reportError } from './stores/appStore'
import { requirementsTab } from './stores/storeTypes'
import { useWorkspace } from './stores/workspaceStore'

/** The two letters that tell a file's language. */
export function LanguageMark({ language }: { readonly language: string | null }) {
  const marks: Readonly<Record<string, string>> = { python3: 'PY', javascript: 'JS', jinja2: 'J2' }
  return (
    <span className="lang" aria-hidden="true">
      {language === null ? '!' : (marks[language] ?? 'TXT')}
    </span>
  )
}

interface TabFacts {
  readonly name: string
  /** Where it is: the file, or the path that leads to it in its app. */
  readonly place: string
  readonly language: string | null
  readonly isUnsaved: boolean
}

function useTabFacts(id: string): TabFacts {
  const isUnsaved = useWorkspace((state) => (state.documents[id]?.saving ?? 'saved') !== 'saved')
  const language = useWorkspace((state) => state.documents[id]?.node?.code_language ?? null)
  const title = useWorkspace((state) => state.documents[id]?.node?.title)
  const requirements = useWorkspace((state) => state.requirements)
  const text = useText()
  const ofApp = useAppFiles(({ files }) => nodeOf(files, id))
  const isEdited = useIsEdited(id)
  const parts = partsOfAppNode(id)
  if (id === requirementsTab) {
    return {
      name: id,
      place: id,
      language: 'text',
      isUnsaved: requirements !== null && requirements.saving !== 'saved',
    }
  }
  if (parts === null) return { name: nameOf(id), place: id, language, isUnsaved }
  // Its id is a number to the author: it goes by its title.
  const isWhole = id === wholeId(parts.file)
  const name = isWhole ? nameOf(parts.file) : (title ?? ofApp?.title ?? parts.nodeId)
  const place = ofApp === null ? parts.file : `${parts.file}\n${wayText(ofApp, text)}`
  return { name, place, language, isUnsaved: isEdited }
}

function Tab({ id, index }: { readonly id: string; readonly index: number }) {
  const text = useText().frame
  const isActive = useWorkspace((state) => state.active === id)
  const { activate, close, moveTab } = useWorkspace.getState()
  const { name, place, language, isUnsaved } = useTabFacts(id)
  const tab = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isActive) tab.current?.scrollIntoView({ inline: 'nearest', block: 'nearest' })
  }, [isActive])
  const shut = (): void => void close(id).catch(reportError)
  const onKeyDown = (event: KeyboardEvent): void => {
    const { tabs } = useWorkspace.getState()
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (event.key === 'Delete') shut()
    else if (step !== 0 && event.altKey) moveTab(id, index + step)
    else if (step !== 0) {
      const next = tabs[(index + step + tabs.length) % tabs.length]
      if (next !== undefined) activate(next)
      requestAnimationFrame(() => document.querySelector<HTMLElement>('.tab.on .tab-name')?.focus())
    } else return
    event.preventDefault()
  }
  return (
    <li ref={tab} className={isActive ? 'tab on' : 'tab'} title={place}>
      <button
        type="button"
        className="tab-name"
        aria-current={isActive}
        tabIndex={isActive ? 0 : -1}
        onClick={() => activate(id)}
        onAuxClick={(event) => event.button === 1 && shut()}
        onKeyDown={onKeyDown}
      >
        <LanguageMark language={language} />
        <span className="ell">{name}</span>
        {isUnsaved && <span className="sr">{text.unsaved}</span>}
      </button>
      <button type="button" className="x" aria-label={text.closeTab(name)} tabIndex={-1} onClick={shut}>
        {isUnsaved ? <span className="dot" /> : <X size={12} />}
      </button>
    </li>
  )
}

/** The open files. Arrows go along them, Delete closes, Alt and an arrow moves one. */
export function EditorTabs() {
  const text = useText().frame
  const tabs = useWorkspace((state) => state.tabs)
  const isLesson = useInLesson()
  const ofApp = useWorkspace(({ active }) => (active === null ? null : (partsOfAppNode(active)?.file ?? null)))
  const list = useRef<HTMLUListElement>(null)
  // A strip that becomes narrower would leave the open file's tab out of sight.
  useEffect(() => {
    if (list.current === null) return
    const strip = list.current
    const observer = new ResizeObserver(() =>
      strip.querySelector('.tab.on')?.scrollIntoView({ inline: 'nearest', block: 'nearest' }),
    )
    observer.observe(strip)
    return () => observer.disconnect()
  }, [])
  return (
    <div className="tabs">
      <ul ref={list} className="tablist" aria-label={text.tabs}>
        {tabs.map((id, index) => (
          <Tab key={id} id={id} index={index} />
        ))}
      </ul>
      <div className="tools">
        {isLesson && <LessonTools />}
        {ofApp !== null && (
          <span className="of-file only-wide ell" title={ofApp}>
            {nameOf(ofApp)}
          </span>
        )}
        {!isLesson && (
          <NewNodeMenu>
            <IconButton label={text.newNode}>
              <Plus size={16} />
            </IconButton>
          </NewNodeMenu>
        )}
      </div>
    </div>
  )
}
