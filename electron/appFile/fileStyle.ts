import type { AppText } from './appText'
import type { AppView } from './appView'
import type { FileStyle } from './scalarStyle'

function isSorted(map: AppView | null | undefined): boolean {
  const keys = map?.entries().map(([key]) => key) ?? []
  return keys.every((key, at) => at === 0 || (keys[at - 1] ?? '') < key)
}

/** How a file is written: as Dify's export has it, or as people and other programs do. */
export function styleOf({ source, view }: AppText): FileStyle {
  const blocks = /: [|>][+-]?\d?[+-]?(?: +#[^\n]*)?\r?$/m.test(source)
  const [, lead = '', margin] = /^((?: |- )*)[^\s#'"-][^\n:]*:\r?\n( *)- /m.exec(source) ?? []
  const step = margin === undefined ? -1 : margin.length - lead.length
  const nodes = view?.get('workflow')?.get('graph')?.get('nodes')?.items() ?? []
  return {
    blocks,
    unicode: !/\\u[0-9A-Fa-f]{4}|\\x[89A-F]/.test(source) || /[^\0-\x7f]/.test(source),
    dashStep: step >= 0 && step <= 8 ? step : blocks ? 2 : 0,
    sorted: isSorted(view) && nodes.slice(0, 3).every((node) => isSorted(node?.get('data'))),
  }
}
