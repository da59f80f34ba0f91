import { useEffect } from 'react'
import { useApp } from '../../app/stores/appStore'
import { useEnvironment } from '../../app/stores/environmentStore'
import { useQuietActive } from '../../app/stores/quietNodes'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { tellJavascriptWorker } from './javascript/javascriptHelp'
import { tellLanguageServer } from './languageLink'

/** Keeps the language server, and the compiler of JavaScript, at the node in view, its text at each pause of its author, its inputs and its environment. What is asked in between tells it before. */
export function useLanguageWatch(): void {
  const node = useQuietActive()
  const active = useWorkspace((state) => state.active)
  const build = useEnvironment(({ builds, current }) => (current === null ? null : (builds[current] ?? null)))
  const environment = build?.environment?.key ?? build?.lastGood?.environment.key
  const { target, languageServer } = useApp((state) => state.settings)
  const page = useApp((state) => state.page)
  useEffect(() => {
    tellLanguageServer()
    tellJavascriptWorker()
  }, [node, active, environment, build?.target, target, languageServer, page])
}
