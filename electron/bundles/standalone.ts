import { dirname } from 'node:path'
import type { LockEntry } from '../../shared/packages/lockText'
import type { EnvironmentWish } from '../engineTypes'
import { localPath } from '../environments/localFiles'
import { entriesOf } from '../environments/requirementsFile'

/**
 * Requirements that ask for the same where nothing lies beside them: the lines of files that `-r` leads to stand in their place, packages on this
 * machine are asked for by the versions in `local`, and what names another file or folder stays as a comment. `local` are the entries of such
 * packages as their wheels fulfil them.
 */
export function standalone(wish: EnvironmentWish, local: readonly LockEntry[]): string {
  if (wish.local === undefined) return wish.requirements
  const { nested, folder } = wish.local
  const seen = new Set<string>()

  function linesOf(text: string, place: string): string[] {
    return entriesOf(text).flatMap((entry) => {
      const shown = `# ${entry.text.trim().replace(/\s*\\?\r?\n\s*/g, ' ')}`
      const { kind, address, options } = entry
      if (kind === 'file' || kind === 'constraint') {
        const path = localPath(address, place)
        const file = nested.find((one) => one.path === path)
        if (path === null) return [entry.text]
        if (kind === 'constraint' || file === undefined || seen.has(path)) return [shown]
        seen.add(path)
        return [shown, ...linesOf(file.text, dirname(path))]
      }
      if (kind === 'path' || kind === 'editable' || /^file:/i.test(address))
        return localPath(address, folder) === null ? [entry.text] : [shown]
      const isFolder = options.some(({ name, value }) => name === '--find-links' && localPath(value, place) !== null)
      if (kind !== 'option' || !isFolder) return [entry.text]
      return [shown, ...(options.some(({ name }) => name === '--no-index') ? ['--no-index'] : [])]
    })
  }

  const pins = local.map(({ name, extras, version, marker }) => {
    return `${name}${extras}==${version}${marker === '' ? '' : ` ; ${marker}`}`
  })
  return `${[...linesOf(wish.requirements.replace(/^\uFEFF/, ''), folder), ...pins].join('\n').trimEnd()}\n`
}
