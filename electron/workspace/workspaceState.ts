import { constants } from 'node:fs'
import { access, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Problem } from '../../shared/model/problem'
import type { WorkspaceInfo } from '../../shared/model/workspace'
import { problem } from '../../shared/problems'
import { ownFolder } from './nodePaths'

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Whether files can be written: tried by doing it, since rights alone do not tell of a read-only disk. */
async function writeProblem(path: string): Promise<Problem | null> {
  try {
    await access(path, constants.W_OK)
    const folder = join(path, ownFolder)
    await mkdir(folder, { recursive: true })
    const probe = join(folder, `.probe-${process.pid}`)
    await writeFile(probe, '')
    await rm(probe)
    return null
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return problem('workspace-read-only', 'workspace', { params: { path, reason }, severity: 'warning' })
  }
}

/** Another live Nodelab that opened this workspace, by the mark that each leaves. */
async function otherNodelab(path: string): Promise<number | null> {
  const mark = await readFile(join(path, ownFolder, 'open-by'), 'utf8').catch(() => '')
  const pids = mark
    .split('\n')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && pid > 0)
  return pids.find((pid) => pid !== process.pid && isAlive(pid)) ?? null
}

/** Adds or takes away this process in the workspace's mark. It is for a notice alone, so a failure does no harm. */
export async function markOpen(path: string, open: boolean): Promise<void> {
  const file = join(path, ownFolder, 'open-by')
  const mark = await readFile(file, 'utf8').catch(() => '')
  const others = mark.split('\n').filter((line) => line !== '' && Number(line) !== process.pid && isAlive(Number(line)))
  const lines = open ? [...others, String(process.pid)] : others
  await writeFile(file, lines.join('\n')).catch(() => undefined)
}

/** Looks at a workspace folder: whether it is there, can be written, and who else has it open. */
export async function lookAt(path: string, recent: readonly string[]): Promise<WorkspaceInfo> {
  const named = (folder: string): { path: string; name: string } => ({ path: folder, name: basename(folder) || folder })
  const base = { ...named(path), recent: recent.filter((folder) => folder !== path).map(named) }
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
  if (!isFolder) {
    return { ...base, writable: false, problems: [problem('workspace-missing', 'workspace', { params: { path } })] }
  }
  const refused = await writeProblem(path)
  const other = await otherNodelab(path)
  const shared =
    other === null ? [] : [problem('workspace-shared', 'workspace', { severity: 'info', params: { pid: other } })]
  return { ...base, writable: refused === null, problems: [...(refused === null ? [] : [refused]), ...shared] }
}
