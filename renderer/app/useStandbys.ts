import { useEffect } from 'react'
import { call } from './client'
import { reportError, useApp } from './stores/appStore'
import { useEnvironment } from './stores/environmentStore'
import { useQuietActive } from './stores/quietNodes'
import { useWorkspace } from './stores/workspaceStore'

/** Milliseconds of rest after an edit before main looks what the code imports by now. */
const rest = 800

/** Has workers stand by for the node in view once its environment is ready, again when its code or what holds its runs has come to rest. */
export function useStandbys(): void {
  const node = useQuietActive()
  const ready = useEnvironment(({ builds, current }) =>
    current !== null && builds[current]?.status === 'ready' ? current : null,
  )
  const code = node?.code ?? null
  const language = node?.code_language ?? null
  const mode = useApp(({ settings }) => settings.mode)
  const never = useApp(({ settings }) => settings.preloadNever)
  // What main reads is the file.
  const server = useWorkspace((state) => state.server?.revision)
  useEffect(() => {
    if (ready === null || code === null || language === null) return
    const timer = setTimeout(() => {
      call('environment.standBy', { id: ready, code, code_language: language }).catch(reportError)
    }, rest)
    return () => clearTimeout(timer)
  }, [ready, code, language, mode, never, server])
}
