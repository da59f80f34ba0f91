import { create } from 'zustand'
import type { NodeTemplate } from '../../../shared/model/nodeTemplate'
import { call } from '../../app/client'
import { reportError } from '../../app/stores/appStore'

/** What the screen of the templates is for: a new node, or functions for the open one. */
export type TemplateUse = 'new' | 'snippet'

interface TemplateState {
  /** The templates that come with Nodelab; null until they are asked for. */
  readonly templates: readonly NodeTemplate[] | null
  /** What the screen is open for; null while it is closed. */
  readonly use: TemplateUse | null
  load(): Promise<readonly NodeTemplate[]>
  show(use: TemplateUse): void
  close(): void
}

/** They never change while the program runs: asked for once. */
let asked: Promise<readonly NodeTemplate[]> | null = null

/** The templates, and whether their screen is open. */
export const useTemplates = create<TemplateState>()((set) => ({
  templates: null,
  use: null,
  load() {
    asked ??= call('templates.list', null).then(
      (templates) => {
        set({ templates })
        return templates
      },
      (error: unknown) => {
        // The next who asks tries again.
        asked = null
        throw error
      },
    )
    return asked
  },
  show(use) {
    set({ use })
    useTemplates.getState().load().catch(reportError)
  },
  close: () => set({ use: null }),
}))
