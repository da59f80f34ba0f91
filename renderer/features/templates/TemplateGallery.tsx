import { Command } from 'cmdk'
import { Dialog } from 'radix-ui'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { NodeTemplate } from '../../../shared/model/nodeTemplate'
import { templateGroups } from '../../../shared/model/templateGroups'
import { LanguageMark } from '../../app/EditorTabs'
import { ClearSearch } from '../../app/ClearSearch'
import { focusCode } from '../../app/focusCode'
import { reportError, useApp } from '../../app/stores/appStore'
import { useQuietActive } from '../../app/stores/quietNodes'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { keepsEnter } from '../../ui/keys'
import { NoneFound } from '../../ui/NoneFound'
import { Segmented } from '../../ui/Segmented'
import { insertSnippet } from './insertSnippet'
import { TemplatePreview } from './TemplatePreview'
import { type TemplateUse, useTemplates } from './templateStore'
import './templates.css'

/** All words of the search, each anywhere in the names and descriptions of both languages. */
function fits(_: string, search: string, keywords: string[] | undefined): number {
  const all = (keywords ?? []).join(' ').toLowerCase()
  const words = search.toLowerCase().split(/\s+/)
  return words.every((word) => all.includes(word)) ? 1 : 0
}

const wordsOf = ({ id, names, descs }: NodeTemplate): string[] => [
  id,
  names.en,
  names['zh-CN'],
  descs.en,
  descs['zh-CN'],
]

/** The screen of the templates: found by words and language, looked at, and made a node or put into the open one. */
export function TemplateGallery() {
  const use = useTemplates((state) => state.use)
  const close = useTemplates((state) => state.close)
  return (
    <Dialog.Root open={use !== null} onOpenChange={(isOpen) => !isOpen && close()}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content
          className="dialog gallery"
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            focusCode()
          }}
        >
          {use !== null && <Gallery use={use} />}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Gallery({ use }: { readonly use: TemplateUse }) {
  const text = useText().gallery
  const spoken = useApp((state) => state.language)
  const templates = useTemplates((state) => state.templates) ?? []
  const open = useQuietActive()
  const active = useWorkspace((state) => state.active)
  const { create } = useWorkspace.getState()
  const isSnippet = use === 'snippet'
  const [language, setLanguage] = useState<'all' | 'python3' | 'javascript'>('all')
  const [chosen, setChosen] = useState('')
  const [search, setSearch] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const wanted = isSnippet ? (open?.code_language ?? 'python3') : language
  const shown = templates.filter(({ node }) => wanted === 'all' || node.code_language === wanted)
  const found = shown.find(({ id }) => id === chosen) ?? null

  const showAll = (): void => {
    setSearch('')
    setLanguage('all')
    field.current?.focus()
  }
  const take = (): void => {
    if (found === null) return
    useTemplates.getState().close()
    if (isSnippet && active !== null) return void insertSnippet(active, found).catch(reportError)
    create(found.id, found.node.code_language, found.id).then(focusCode).catch(reportError)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    // Enter is the button's, but for those that have it themselves.
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.target instanceof HTMLButtonElement) return
    event.preventDefault()
    take()
  }
  return (
    <Command
      className="gallery-body"
      label={isSnippet ? text.titleSnippet : text.title}
      filter={fits}
      value={chosen}
      onValueChange={setChosen}
      onKeyDown={onKeyDown}
      disablePointerSelection
      loop
    >
      <div className="gallery-head">
        <Dialog.Title>{isSnippet ? text.titleSnippet : text.title}</Dialog.Title>
        <Command.Input
          ref={field}
          placeholder={isSnippet ? text.hintSnippet : text.hint}
          autoFocus
          value={search}
          onValueChange={setSearch}
        />
        {!isSnippet && (
          <span {...keepsEnter}>
            <Segmented
              label={text.languages}
              value={language}
              options={[
                { value: 'all', label: text.all },
                { value: 'python3', label: 'Python' },
                { value: 'javascript', label: 'JavaScript' },
              ]}
              onChange={setLanguage}
            />
          </span>
        )}
      </div>
      <Command.List className="gallery-list">
        {templateGroups.map((group) => {
          const items = shown.filter((template) => template.group === group)
          return items.length === 0 ? null : (
            <Command.Group key={group} heading={text.groups[group]}>
              {items.map((template) => (
                <Command.Item
                  key={template.id}
                  value={template.id}
                  keywords={wordsOf(template)}
                  className="menuitem"
                  onSelect={setChosen}
                  onDoubleClick={take}
                >
                  <LanguageMark language={template.node.code_language} />
                  <span className="ell" title={template.names[spoken]}>
                    {template.names[spoken]}
                  </span>
                </Command.Item>
              ))}
            </Command.Group>
          )
        })}
      </Command.List>
      <NoneFound
        words={wanted === 'all' ? text.nothing : text.nothingOfLanguage(wanted === 'python3' ? 'Python' : 'JavaScript')}
      >
        <ClearSearch field={field} onClear={() => setSearch('')} />
        {!isSnippet && wanted !== 'all' && (
          <Button kind="plain" small {...keepsEnter} onClick={showAll}>
            {text.showAll}
          </Button>
        )}
      </NoneFound>
      <section className="gallery-shown" aria-live="polite">
        {found !== null && <TemplatePreview template={found} isSnippet={isSnippet} />}
      </section>
      <footer className="acts" {...keepsEnter}>
        <Dialog.Close asChild>
          <Button kind="plain">{text.cancel}</Button>
        </Dialog.Close>
        <Button kind="primary" disabled={found === null} onClick={take}>
          {isSnippet ? text.insert : text.create}
        </Button>
      </footer>
    </Command>
  )
}
