import { FileText, GraduationCap, History, LibraryBig, Package, Plus, Search, Settings } from 'lucide-react'
import { useRef, useState } from 'react'
import { ClearSearch } from '../../app/ClearSearch'
import { useApp } from '../../app/stores/appStore'
import { requirementsTab } from '../../app/stores/storeTypes'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useInLesson } from '../lessons/lessonStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { IconButton } from '../../ui/IconButton'
import { SearchField } from '../../ui/SearchField'
import { SelectionStrip } from '../exchange/SelectionStrip'
import { AppFileList } from '../appFiles/AppFileList'
import { NewNodeMenu } from './NewNodeMenu'
import { NodeRow } from './NodeRow'

/** From this many nodes on a filter helps. */
const filterFrom = 8

const pages = [
  ['library', LibraryBig],
  ['search', Search],
  ['packages', Package],
  ['lessons', GraduationCap],
  ['history', History],
  ['settings', Settings],
] as const

/** The pages of the app, the nodes of the workspace and its requirements. */
export function Sidebar() {
  const text = useText()
  const shown = useApp((state) => state.page)
  const isLesson = useInLesson()
  const page = isLesson && shown === 'library' ? 'lessons' : shown
  const showPage = useApp((state) => state.showPage)
  const names: Readonly<Record<(typeof pages)[number][0], string>> = {
    library: text.library.library,
    search: text.search.title,
    packages: text.packagesPage.title,
    lessons: text.lessons.title,
    history: text.history.title,
    settings: text.frame.settings,
  }
  return (
    <nav className="side" aria-label={text.library.library}>
      <div className="nav">
        {pages.map(([name, Icon]) => (
          <button
            key={name}
            type="button"
            className={page === name ? 'row on' : 'row'}
            aria-current={page === name ? 'page' : undefined}
            aria-label={names[name]}
            onClick={() => showPage(name)}
          >
            <Icon size={16} />
            <span>{names[name]}</span>
          </button>
        ))}
      </div>
      <NodeList />
      <SelectionStrip />
    </nav>
  )
}

function NodeList() {
  const text = useText().library
  const frame = useText().frame
  const entries = useWorkspace((state) => state.entries)
  const isLoaded = useWorkspace((state) => state.workspace !== null)
  const isLibrary = useApp((state) => state.page === 'library')
  const isRequirements = useWorkspace((state) => state.active === requirementsTab) && isLibrary
  const openRequirements = useWorkspace((state) => state.openRequirements)
  const [filter, setFilter] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const wanted = filter.trim().toLowerCase()
  const shown = entries.filter(({ title }) => title.toLowerCase().includes(wanted))
  return (
    <div className="lib">
      <AppFileList />
      <div className="head">
        <h2 className="grow">{text.nodes}</h2>
        <NewNodeMenu>
          <IconButton label={frame.newNode} small>
            <Plus size={14} />
          </IconButton>
        </NewNodeMenu>
      </div>
      {entries.length >= filterFrom && (
        <SearchField ref={field} className="filter" label={text.filter} value={filter} onChange={setFilter} />
      )}
      {shown.map((entry, index) => (
        <NodeRow key={entry.id} entry={entry} isFirst={index === 0} />
      ))}
      {shown.length === 0 && isLoaded && <p className="empty">{wanted === '' ? text.empty : text.nothingFound}</p>}
      {shown.length === 0 && wanted !== '' && <ClearSearch field={field} onClear={() => setFilter('')} />}
      {entries.length === 0 && isLoaded && (
        <NewNodeMenu>
          <Button kind="plain" small className="empty-act" icon={<Plus size={14} />}>
            {frame.newNode}
          </Button>
        </NewNodeMenu>
      )}
      <div className="head">
        <h2 className="grow">{text.requirements}</h2>
      </div>
      <button
        type="button"
        className={isRequirements ? 'row on' : 'row'}
        title={requirementsTab}
        onClick={() => void openRequirements()}
      >
        <FileText size={16} />
        <span className="ell">{requirementsTab}</span>
      </button>
    </div>
  )
}
