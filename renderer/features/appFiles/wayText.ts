import type { AppNode, WayStep } from '../../../shared/model/appFile'
import type { Text } from '../../i18n/useText'

function stepText({ title, type, enters }: WayStep, text: Text): string {
  return enters ? text.appFiles.inside(title, type) : title
}

/** The path that leads to a node in its app: `Start → Each ticket (iteration) → Parse ticket`. */
export function wayText({ way, title }: AppNode, text: Text): string {
  if (way.length === 0) return `${title}\n${text.appFiles.alone}`
  return [...way.map((step) => stepText(step, text)), title].join(' → ')
}
