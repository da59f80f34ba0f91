import { Command } from 'cmdk'
import { useMemo } from 'react'
import { LanguageMark } from '../../app/EditorTabs'
import { nameOf, useAppFiles } from './appFileStore'

/** So many are offered; who wants another types more of its name. */
const most = 20

interface AppNodeItemsProps {
  /** What is looked for: nothing is offered before. */
  readonly search: string
  readonly onOpen: (id: string) => void
}

/** Nodes of app files to go to, by a part of their title or of their file's name. */
export function AppNodeItems({ search, onOpen }: AppNodeItemsProps) {
  const files = useAppFiles((state) => state.files)
  const wanted = search.trim().toLowerCase()
  const found = useMemo(() => {
    if (wanted === '') return []
    const all = files.flatMap(({ id: file, nodes }) => nodes.map((node) => ({ ...node, file: nameOf(file) })))
    const words = wanted.split(/\s+/)
    const hasAll = (text: string): boolean => words.every((word) => text.includes(word))
    return all.filter(({ title, file }) => hasAll(`${title} ${file}`.toLowerCase())).slice(0, most)
  }, [files, wanted])
  return found.map(({ id, title, file, code_language }) => (
    <Command.Item key={id} value={`${title} ${file} ${id}`} className="menuitem" onSelect={() => onOpen(id)}>
      <LanguageMark language={code_language} />
      <span className="ell">{title}</span>
      <span className="end">{file}</span>
    </Command.Item>
  ))
}
