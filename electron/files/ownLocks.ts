/** The lock files of Nodelab in its data folder, by their names with `/`. Others that are called so are data: of packages, of uv, of authors. */
export const ownLocks: ReadonlySet<string> = new Set([
  'settings.json.lock',
  'sandboxes.json.lock',
  'lessons/progress.json.lock',
])
