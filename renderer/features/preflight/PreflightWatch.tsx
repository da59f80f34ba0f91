import { useEffect } from 'react'
import type { Finding } from '../../../shared/model/finding'
import type { CodeNode } from '../../../shared/model/node'
import { call } from '../../app/client'
import { problemOf } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { attempt } from '../run/attempt'
import { useNodeEnvironment } from '../imports/useNodeEnvironment'
import { createAsker } from './asker'
import { readPreflightFiles, usePreflightFiles } from './preflightFiles'
import { useFindings } from './findingsStore'

interface Question {
  readonly workspace: string
  readonly node: CodeNode
  readonly target: string
  readonly environment: string | null
}

const asker = createAsker<Question, readonly Finding[] | null>({
  ask: (question) => call('preflight.check', question),
  tell: (id, { node }, findings) => {
    useFindings.setState({ [id]: { node, findings: findings ?? [], failure: null } })
  },
  fail: (id, { node }, error) => useFindings.setState({ [id]: { node, findings: [], failure: problemOf(error) } }),
})

/**
 * Has the engine look at the open node at each pause of its author, and after each change of its target or of its environment; what the requirements and the server's
 * settings say is saved by then. Draws nothing.
 */
export function PreflightWatch({ id }: { readonly id: string }) {
  const { node, target, environment } = useNodeEnvironment(id)
  const workspace = useWorkspace((state) => state.workspace?.path ?? null)
  const requirements = useWorkspace((state) => state.requirementsCount)
  // Saved lines of `dify.env` have another revision.
  const server = useWorkspace((state) => state.server?.revision ?? '')
  // So have the files that say what preflight goes by.
  const own = usePreflightFiles((state) => `${state.severities.revision} ${state.serverList.revision}`)
  const targetId = target?.id ?? null
  const key = node?.code_language === 'python3' ? (environment?.key ?? null) : null
  useEffect(() => {
    if (node === null || targetId === null || workspace === null) return
    asker.ask(id, { workspace, node, target: targetId, environment: key })
  }, [id, node, targetId, key, workspace, requirements, server, own])
  useEffect(() => {
    if (workspace === null) return
    const read = (): void => attempt(readPreflightFiles())
    read()
    // Another hand may have written them meanwhile.
    window.addEventListener('focus', read)
    return () => window.removeEventListener('focus', read)
  }, [workspace])
  // What is asked of a node that is left is of no more use.
  useEffect(() => () => asker.forget(id), [id])
  // Another workspace may have other nodes of these names.
  useEffect(() => () => useFindings.setState({}, true), [workspace])
  return null
}
