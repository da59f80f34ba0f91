import { join } from 'node:path'
import { createSharedText, type SharedTextOptions } from './sharedText'
import { readText } from './textFile'

/** The file of a workspace with lines of a Dify server's own `.env`. */
export const serverFileName = 'dify.env'

/** The lines that a folder has; none where the file is not there. Throws a ProblemError where it can't be read. */
export async function readServerEnv(folder: string): Promise<string> {
  return (await readText(join(folder, serverFileName))).text
}

/** The server's settings of an open workspace: the operator's own lines, kept to the byte. */
export function createServerFile(options: SharedTextOptions) {
  const { root } = options
  const path = join(root, serverFileName)
  return createSharedText({ path, anchor: root, draftId: '/server', notSaved: 'server-not-saved' }, options)
}
