import { fileTypeOf } from '../../../shared/dify/files'
import { toJsonText } from '../../../shared/dify/jsonText'
import { parsePythonJson, PythonJsonError, PythonJsonLimitError } from '../../../shared/dify/pythonJson'
import { type JsonObject, JsonNumber, type JsonValue } from '../../../shared/model/value'

/** The files that an input's text describes: none for no value; null where it is not made of descriptions, and is shown as JSON. */
export function filesIn(draft: string, isList: boolean): readonly JsonObject[] | null {
  if (draft.trim() === '') return []
  let value: JsonValue
  try {
    value = parsePythonJson(draft)
  } catch (error) {
    if (error instanceof PythonJsonError || error instanceof PythonJsonLimitError || error instanceof RangeError)
      return null
    throw error
  }
  if (value === null) return []
  const files = isList ? value : [value]
  if (!Array.isArray(files)) return null
  const described = files.filter((file): file is JsonObject => file instanceof Map)
  return described.length === files.length ? described : null
}

/** The text of an input that holds these files; a single one that is gone leaves no value, a list stays as an empty one. */
export function textOfFiles(files: readonly JsonObject[], isList: boolean): string {
  if (isList) return toJsonText([...files])
  return files[0] === undefined ? '' : toJsonText(files[0])
}

/** A file of this machine as a description: what is in it stays where it is. */
export function described({ name, type, size }: Pick<File, 'name' | 'type' | 'size'>): JsonObject {
  const entries: [string, JsonValue][] = [
    ['filename', name],
    ['type', fileTypeOf(type, name)],
    ['transfer_method', 'local_file'],
    ...(type === '' ? [] : [['mime_type', type] as [string, JsonValue]]),
    ['size', new JsonNumber(String(size))],
  ]
  return new Map(entries)
}

/** A description to begin with, for a file that is not on this machine. */
export function blankFile(): JsonObject {
  return new Map<string, JsonValue>([
    ['filename', 'example.txt'],
    ['type', 'document'],
    ['transfer_method', 'remote_url'],
    ['mime_type', 'text/plain'],
    ['size', new JsonNumber('1024')],
    ['url', 'https://example.com/example.txt'],
  ])
}

/** The text of one of a description's fields. */
export function fieldOf(file: JsonObject, key: string): string {
  const value = file.get(key) ?? null
  if (value === null) return ''
  return typeof value === 'string' ? value : toJsonText(value)
}

/** A description with another value in one field; an empty text leaves the field out. */
export function withField(file: JsonObject, key: string, value: JsonValue): JsonObject {
  const next = new Map(file)
  if (value === '' || value === null) next.delete(key)
  else next.set(key, value)
  return next
}
