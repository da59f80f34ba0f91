import { FilePlus2, Plus } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { partsOfAppNode } from '../../../shared/dify/appNodeId'
import { ClearSearch } from '../../app/ClearSearch'
import { reportError, useApp } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { IconButton } from '../../ui/IconButton'
import { SearchField } from '../../ui/SearchField'
import { Rows } from '../run/values/Rows'
import { ScrollParent } from '../run/values/scrollParent'
import { useAppFiles } from './appFileStore'
import { appRows } from './appRows'
import { AppNodeRow } from './AppNodeRow'
import { AppFileRow } from './AppRows'
import { chooseAppFile } from './saveAppFile'
import './appFiles.css'

/** From this many files on a filter helps. */
const filterFrom = 8
/** More rows than this scroll by themselves, so that the nodes below stay in reach. */
const ownScrollFrom = 12
const rowHeight = 28

const open = (): void => void chooseAppFile().catch(reportError)

/** The app files of the workspace, each with its code and template nodes below it. */
export function AppFileList() {
  const text = useText().appFiles
  const files = useAppFiles((state) => state.files)
  const isLoaded = useAppFiles((state) => state.isLoaded)
  const unfolded = useAppFiles((state) => state.unfolded)
  const [filter, setFilter] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const [scroll, setScroll] = useState<HTMLElement | null>(null)
  const active = useWorkspace((state) => state.active)
  const isLibrary = useApp((state) => state.page === 'library')
  const ofActive = active === null ? null : (partsOfAppNode(active)?.file ?? null)
  // What is open can be seen in the list.
  useEffect(() => {
    if (ofActive !== null) useAppFiles.getState().fold(ofActive, true)
  }, [ofActive])
  const rows = useMemo(() => appRows(files, unfolded, filter), [files, unfolded, filter])
  const activeAt = rows.findIndex((row) => row.kind === 'node' && row.node.id === active)
  return (
    <>
      <div className="head">
        <h2 className="grow">{text.title}</h2>
        <IconButton label={text.open} small onClick={open}>
          <Plus size={14} />
        </IconButton>
      </div>
      {files.length >= filterFrom && (
        <SearchField ref={field} className="filter" label={text.filter} value={filter} onChange={setFilter} />
      )}
      <div ref={setScroll} className={rows.length > ownScrollFrom ? 'app-files long' : 'app-files'}>
        <ScrollParent value={scroll}>
          <Rows
            count={rows.length}
            height={rowHeight}
            spacer="div"
            render={(index) => {
              const row = rows[index]
              if (row === undefined) return null
              const isStop = activeAt === -1 ? index === 0 : index === activeAt
              return row.kind === 'file' ? (
                <AppFileRow key={row.file.id} row={row} isStop={isStop} hasActive={ofActive === row.file.id} />
              ) : (
                <AppNodeRow key={row.node.id} row={row} isStop={isStop} isOpen={isLibrary && row.node.id === active} />
              )
            }}
          />
        </ScrollParent>
      </div>
      {rows.length === 0 && isLoaded && <p className="empty">{files.length === 0 ? text.empty : text.nothingFound}</p>}
      {rows.length === 0 && filter.trim() !== '' && <ClearSearch field={field} onClear={() => setFilter('')} />}
      {files.length === 0 && isLoaded && (
        <Button kind="plain" small className="empty-act" icon={<FilePlus2 size={14} />} onClick={open}>
          {text.open}
        </Button>
      )}
    </>
  )
}
