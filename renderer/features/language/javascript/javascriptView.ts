import { fileKeys } from '../../../../shared/dify/files'
import { readHeader } from '../../../../shared/dify/header/header'
import type { Target } from '../../../../shared/dify/targets/target'
import type { LanguageDocument, Place, Span } from '../../../../shared/model/language'
import type { VariableType } from '../../../../shared/model/variableTypes'
import { placesIn } from './placesIn'

/** A stretch of the compiler's text, as it counts: in UTF-16 units from its beginning. */
interface Stretch {
  readonly start: number
  readonly length: number
}

function fileType(form: Target['fileForm']): string {
  return `{${fileKeys[form].map((key) => `${key}: ${key === 'size' ? 'number' : 'string'}`).join(', ')}}`
}

/** What Dify hands to `main` for an input of a type, as a JSDoc comment writes it. */
function typeOf(type: VariableType, form: Target['fileForm']): string {
  if (type.startsWith('array[')) return `${typeOf(type.slice(6, -1) as VariableType, form)}[]`
  if (type === 'secret') return 'string'
  if (type === 'object') return '{[key: string]: any}'
  return type === 'file' ? fileType(form) : type
}

/**
 * A node as the compiler sees it: the author's code, with the types of the declared inputs in a comment before what `main` takes. No line is added.
 */
export function javascriptView(
  { code, variables }: Pick<LanguageDocument, 'code' | 'variables'>,
  form: Target['fileForm'],
) {
  const list = readHeader('javascript', code)?.list
  const isFilled = list !== undefined && code[list.from - 1] === '(' && code.slice(list.from, list.to).trim() !== ''
  const at = isFilled ? list.from : 0
  const members = variables
    .filter(({ variable }) => !variable.includes('*/'))
    .map(({ variable, value_type }) => `${JSON.stringify(variable)}: ${typeOf(value_type, form)}`)
  const comment = isFilled ? `/** @type {{${members.join(', ')}}} */ ` : ''
  const places = placesIn(code)
  const ownOffset = (offset: number): number => (offset <= at ? offset : Math.max(at, offset - comment.length))

  return {
    text: code.slice(0, at) + comment + code.slice(at),
    /** The compiler's offset of one of the author's places. */
    offsetOf(place: Place): number {
      const offset = places.offsetOf(place)
      return offset < at ? offset : offset + comment.length
    },
    /** Whether a stretch is of what the author has not written. */
    isHidden: ({ start, length }: Stretch): boolean => start < at + comment.length && start + length > at,
    /** Whether a stretch lies in what `main` takes, of which preflight tells. */
    isOfHeader: ({ start }: Stretch): boolean =>
      list !== undefined && start >= list.from && start < list.to + comment.length,
    spanOf: ({ start, length }: Stretch): Span => places.spanOf(ownOffset(start), ownOffset(start + length)),
  }
}

export type JavascriptView = ReturnType<typeof javascriptView>
