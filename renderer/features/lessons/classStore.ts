import { create } from 'zustand'
import type { OpenedResults } from '../../../shared/model/lesson'
import { on } from '../../app/client'
import { useApp } from '../../app/stores/appStore'

type Part = 'lessons' | 'results' | 'class'

interface ClassState {
  /** What the Lessons page shows. */
  readonly part: Part
  readonly files: OpenedResults['files']
  readonly problems: OpenedResults['problems']
  show(part: Part): void
  /** Adds files to those that are open. */
  add(opened: OpenedResults): void
  clear(): void
}

/** Results that a teacher opened. They are in this window alone, and gone with it: the files stay with the teacher. */
export const useClass = create<ClassState>()((set, get) => ({
  part: 'lessons',
  files: [],
  problems: [],
  show: (part) => set({ part }),
  add({ files, problems }) {
    const known = new Set(get().files.map((one) => JSON.stringify(one)))
    const fresh = files.filter((one) => !known.has(JSON.stringify(one)))
    set({ part: 'class', files: [...get().files, ...fresh], problems })
  },
  clear: () => set({ files: [], problems: [] }),
}))

/** Results files that are dropped onto the window are a class. */
export function followResults(): void {
  on('lessons.results', (opened) => {
    useClass.getState().add(opened)
    useApp.getState().showPage('lessons')
  })
}
