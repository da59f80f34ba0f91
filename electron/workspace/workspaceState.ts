import { randomBytes } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Problem } from '../../shared/model/problem'
import type { WorkspaceInfo } from '../../shared/model/workspace'
import { problem } from '../../shared/problems'
import { makeOwnFolder, type Presence } from './presence'
import { reasonOf } from '../files/fileErrors'
import { isFolder } from '../files/look'

/** Whether files can be written: tried by doing it, since rights alone do not tell of a read-only or a full disk. */
async function writeProblem(path: string): Promise<Problem | null> {
  try {
    const probe = join(await makeOwnFolder(path), `probe-${process.pid}-${randomBytes(4).toString('hex')}`)
    await writeFile(probe, 'x')
    await rm(probe)
    return null
  } catch (error) {
    const params = { path, reason: reasonOf(error) }
    return problem('workspace-read-only', 'workspace', { params, severity: 'warning' })
  }
}

/** Whether a look tries to write; where it does not, the last answer counts. */
interface Look {
  readonly path: string
  readonly presence: Presence
  readonly last: Problem | null
  readonly tries: boolean
}

/** What a look at a workspace's folder found: it is there, it can be written, another has it open. */
export interface Sight {
  readonly missing: boolean
  readonly readOnly: Problem | null
  readonly other: number | null
}

/** Looks at a workspace's folder. */
export async function lookAt({ path, presence, last, tries }: Look): Promise<Sight> {
  if (!(await isFolder(path))) return { missing: true, readOnly: null, other: null }
  const readOnly = tries || last !== null ? await writeProblem(path) : null
  // Where nothing can be written there is no mark to leave; others' can be read all the same.
  if (readOnly === null) await presence.announce().catch(() => undefined)
  return { missing: false, readOnly, other: await presence.other() }
}

function problemsOf(path: string, { missing, readOnly, other }: Sight): Problem[] {
  if (missing) return [problem('workspace-missing', 'workspace', { params: { path } })]
  const shared = problem('workspace-shared', 'workspace', { severity: 'info', params: { pid: other ?? 0 } })
  return [...(readOnly === null ? [] : [readOnly]), ...(other === null ? [] : [shared])]
}

/** What a person sees of a workspace; `more` are problems of its content. */
export function infoOf(path: string, sight: Sight, recent: readonly string[], more: readonly Problem[]): WorkspaceInfo {
  const named = (folder: string): { path: string; name: string } => ({ path: folder, name: basename(folder) || folder })
  return {
    ...named(path),
    recent: recent.filter((folder) => folder !== path).map(named),
    writable: !sight.missing && sight.readOnly === null,
    problems: [...problemsOf(path, sight), ...more],
  }
}
