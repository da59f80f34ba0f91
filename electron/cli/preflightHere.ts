import { dirname, join } from 'node:path'
import { ruleIds } from '../../shared/preflight/ruleIds'
import { readSeverities } from '../../shared/preflight/severities'
import { severityFaults } from '../../shared/problems/severityFaults'
import type { Problem } from '../../shared/model/problem'
import { preflightFileNames, type PreflightFile, type PreflightTexts } from '../workspace/preflightFiles'
import { readText } from '../workspace/textFile'
import { nearestWith } from './folder'

/** What preflight goes by for a node file: the nearest of each file above it, with the lines of `preflight.txt` that say nothing. */
export interface PreflightHere {
  readonly texts: PreflightTexts
  /** The `preflight.txt`; null where there is none. */
  readonly path: string | null
  readonly problems: readonly Problem[]
}

async function nearestText(file: PreflightFile, folder: string): Promise<{ path: string | null; text: string }> {
  const name = preflightFileNames[file]
  const near = await nearestWith(name, folder)
  if (near === null) return { path: null, text: '' }
  const path = join(near, name)
  return { path, text: (await readText(path)).text }
}

/** Reads what preflight goes by for a node at a path. Throws a ProblemError where a file can't be read. */
export async function preflightHere(nodePath: string): Promise<PreflightHere> {
  const folder = dirname(nodePath)
  const [severities, serverList] = await Promise.all([
    nearestText('severities', folder),
    nearestText('serverList', folder),
  ])
  const { faults } = readSeverities(severities.text, ruleIds)
  return {
    texts: { severities: severities.text, serverList: serverList.text },
    path: severities.path,
    problems: severityFaults(faults, ruleIds, 'error'),
  }
}
