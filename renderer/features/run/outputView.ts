import type { JsonValue } from '../../../shared/model/value'
import { type ImageData, imageOf } from './imageData'
import { isTable } from './values/tableColumns'

/** The ways to show a value; `json` is its text. */
export type ViewName = 'list' | 'table' | 'tree' | 'image' | 'text' | 'json'

/** The ways that fit a value, the best first. A plain value has one way and needs no switch. */
export interface ViewChoice {
  readonly views: readonly ViewName[]
  readonly image: ImageData | null
}

export function viewsOf(value: JsonValue): ViewChoice {
  if (typeof value === 'string') {
    const image = imageOf(value)
    return image === null ? { views: ['text'], image } : { views: ['image', 'text'], image }
  }
  if (value instanceof Map) return { views: ['tree', 'json'], image: null }
  if (!Array.isArray(value)) return { views: ['json'], image: null }
  if (isTable(value)) return { views: ['table', 'json'], image: null }
  const nests = value.some((item) => item instanceof Map || Array.isArray(item))
  return { views: [nests ? 'tree' : 'list', 'json'], image: null }
}
