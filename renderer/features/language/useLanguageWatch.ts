import { useEffect } from 'react'
import { useApp } from '../../app/stores/appStore'
import { useEnvironment } from '../../app/stores/environmentStore'
import { activeNode, useWorkspace } from '../../app/stores/workspaceStore'
import { tellLanguageServer } from './languageLink'

/** Milliseconds of rest after a key before the server is told of it; what is asked of it in between tells it before. */
const rest = 150

/** Keeps the language server at the node in view, its text, its inputs and its environment. */
export function useLanguageWatch(): void {
  const node = useWorkspace(activeNode)
  const active = useWorkspace((state) => state.active)
  const build = useEnvironment(({ builds, current }) => (current === null ? null : (builds[current] ?? null)))
  const environment = build?.environment?.key ?? build?.lastGood?.environment.key
  const { target, languageServer } = useApp((state) => state.settings)
  const page = useApp((state) => state.page)
  // At once for another node or environment, after a rest for another text.
  useEffect(() => void tellLanguageServer(), [active, environment, build?.target, target, languageServer, page])
  useEffect(() => {
    const timer = setTimeout(tellLanguageServer, rest)
    return () => clearTimeout(timer)
  }, [node])
}
