/** Whether an error says that a file is not there. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}

/** What went wrong, for a problem's `reason`. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
