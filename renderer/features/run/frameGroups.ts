import type { Frame } from '../../../shared/model/run'

/** A run of frames: one of the node's own, or neighbours inside libraries that are folded into one line. */
export type FrameGroup =
  | { readonly kind: 'own'; readonly frame: Frame }
  | { readonly kind: 'library'; readonly library: string; readonly frames: readonly Frame[] }

/** The library that a file belongs to: the folder below site-packages or lib/python, or the module's file. */
export function libraryOf(file: string): string {
  const parts = file.split(/[\\/]/).filter((part) => part !== '')
  const packages = parts.lastIndexOf('site-packages')
  const modules = parts.lastIndexOf('node_modules')
  const standard = parts.map((part) => /^python\d/.test(part)).lastIndexOf(true)
  const root = Math.max(packages, modules, standard)
  const name = parts[root === -1 ? parts.length - 1 : root + 1] ?? file
  return name.replace(/^node:/, '').replace(/\.(?:py|[cm]?js)$/, '')
}

/** Puts neighbouring library frames together; they are named by the library that the node called first. */
export function groupFrames(frames: readonly Frame[]): FrameGroup[] {
  const groups: FrameGroup[] = []
  let run: Frame[] = []
  const close = (): void => {
    const first = run[0]
    if (first !== undefined) groups.push({ kind: 'library', library: libraryOf(first.file), frames: run })
    run = []
  }
  for (const frame of frames) {
    if (!frame.own) {
      run.push(frame)
      continue
    }
    close()
    groups.push({ kind: 'own', frame })
  }
  close()
  return groups
}
