import { join } from 'node:path'
import type { TextFile, TextSave } from '../../shared/model/workspace'
import { serverListFileName } from '../../shared/packages/serverList'
import { severitiesFileName } from '../../shared/preflight/severities'
import { lookAtText, readText, saveText, type TextToSave } from './textFile'

/** The files of a workspace that preflight goes by: how grave its rules are, and what its server has. */
export const preflightFileNames = { severities: severitiesFileName, serverList: serverListFileName } as const
export type PreflightFile = keyof typeof preflightFileNames

/** Their texts; "" for one that is not there. */
export type PreflightTexts = Readonly<Record<PreflightFile, string>>
export const noPreflightTexts: PreflightTexts = { severities: '', serverList: '' }

/** The texts of a folder. Throws a ProblemError where one can't be read. */
export async function readPreflightTexts(folder: string): Promise<PreflightTexts> {
  const textOf = async (file: PreflightFile): Promise<string> =>
    (await readText(join(folder, preflightFileNames[file]))).text
  const [severities, serverList] = await Promise.all([textOf('severities'), textOf('serverList')])
  return { severities, serverList }
}

/** One of the files, or why it can't be read; where it is not there, empty text. */
export function lookAtPreflightFile(folder: string, file: PreflightFile): Promise<TextFile> {
  return lookAtText(join(folder, preflightFileNames[file]))
}

/** Writes one of the files unless it changed since `revision`. */
export function savePreflightFile(folder: string, file: PreflightFile, save: TextToSave): Promise<TextSave> {
  return saveText(join(folder, preflightFileNames[file]), save, 'preflight-file-not-saved')
}
