import { constants } from 'node:fs'
import { access, readdir, stat } from 'node:fs/promises'

/** Whether there is anything at a path that this process can see. */
export function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

/** Whether a path leads to a folder. */
export function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
}

/** Whether a path leads to a file. */
export function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
}

/** Whether a path leads to a program that this process may start. */
export async function isProgram(path: string): Promise<boolean> {
  if (!(await isFile(path))) return false
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
}

/** Names in a folder; one that is not there holds none. */
export async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch {
    // What is looked for is not installed.
    return []
  }
}
