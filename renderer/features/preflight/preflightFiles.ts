import { useMemo } from 'react'
import { create } from 'zustand'
import type { Problem } from '../../../shared/model/problem'
import { ruleIds } from '../../../shared/preflight/ruleIds'
import { type OwnSeverities, readSeverities } from '../../../shared/preflight/severities'
import { problem, ProblemError } from '../../../shared/problems'
import { call } from '../../app/client'
import { useWorkspace } from '../../app/stores/workspaceStore'

/** So often a change is made to what another hand has just written. */
const tries = 3

export type PreflightFile = 'severities' | 'serverList'

interface FileState {
  /** The text on disk; "" where there is no such file. */
  readonly text: string
  readonly revision: string
  /** Why it can't be read. */
  readonly problem: Problem | null
}

const unread: FileState = { text: '', revision: '', problem: null }

/** The files of the workspace that preflight goes by, as they were read last. */
export const usePreflightFiles = create<Readonly<Record<PreflightFile, FileState>>>()(() => ({
  severities: unread,
  serverList: unread,
}))

const here = (): string => useWorkspace.getState().workspace?.path ?? ''

async function read(file: PreflightFile): Promise<FileState> {
  const workspace = here()
  const { text, revision, problem: told } = await call('preflight.readFile', { workspace, file })
  const state = { text, revision, problem: told }
  // Meanwhile another workspace may have been opened, which has files of its own.
  if (here() === workspace) keep(file, state)
  return state
}

function keep(file: PreflightFile, state: FileState): void {
  const { revision, problem: told } = usePreflightFiles.getState()[file]
  if (state.revision !== revision || state.problem?.code !== told?.code) usePreflightFiles.setState({ [file]: state })
}

/** Reads both files anew. */
export async function readPreflightFiles(): Promise<void> {
  await Promise.all([read('severities'), read('serverList')])
}

/** Changes a file as it is on disk now, and keeps what other hands wrote. Rejects with a ProblemError where it can't be written. */
export async function changePreflightFile(file: PreflightFile, change: (text: string) => string): Promise<void> {
  let { text: before, revision, problem: told } = await read(file)
  for (let attempt = 0; attempt < tries; attempt += 1) {
    if (told !== null) throw new ProblemError(told)
    const text = change(before)
    if (text === before) return
    const saved = await call('preflight.saveFile', { workspace: here(), file, text, revision })
    if (saved.kind === 'saved') return keep(file, { text, revision: saved.revision, problem: null })
    if (saved.kind === 'failed') throw new ProblemError(saved.problem)
    ;({ text: before, revision, problem: told } = saved.disk)
  }
  throw new ProblemError(problem('preflight-file-changing', 'workspace'))
}

/** How grave the workspace takes rules to be. */
export function useOwnSeverities(): OwnSeverities {
  const text = usePreflightFiles((state) => state.severities.text)
  return useMemo(() => readSeverities(text, ruleIds).severities, [text])
}
