import { readGoForm } from './goForm'
import { isSpace } from './goScan'
import { eachMember, kindAt, type Member, smallValue, valueOf } from './jsonMembers'

/** A field of a request as the official server's structs have it: its Go name for the validator, its own for everything else. */
export interface GoField {
  readonly go: string
  readonly name: string
  readonly type: 'string' | 'bool'
  readonly required: boolean
}

export type GoValues = Readonly<Record<string, string | boolean>>
/** What was bound, with the `dependencies` that a JSON body has, else null; or gin's words of what is wrong, or a type that is not read. */
export type GoBound =
  | { readonly values: GoValues; readonly dependencies: unknown }
  | { readonly error: string }
  | { readonly unread: string }

/** What a body says, before it is held against the fields. */
export interface SentBody {
  readonly method: string
  readonly contentType: string | undefined
  /** What stands behind `?` in the address. */
  readonly query: string
  readonly bytes: Buffer
}

const zero = (field: GoField): string | boolean => (field.type === 'bool' ? false : '')

/** The struct as Go prints its type: it has no name there. */
function structText(fields: readonly GoField[]): string {
  const parts = fields.map(({ go, name, type, required }) => {
    const tag = `json:"${name}" form:"${name}"${required ? ' binding:"required"' : ''}`
    return `${go} ${type} ${JSON.stringify(tag)}`
  })
  return `struct { ${parts.join('; ')} }`
}

/** The validator's words: a line a required field that is missing or empty, in the order of the struct. */
function missing(fields: readonly GoField[], values: GoValues): string | null {
  const lines = fields
    .filter(({ name, required }) => required && values[name] === '')
    .map(({ go }) => `Key: '${go}' Error:Field validation for '${go}' failed on the 'required' tag`)
  return lines.length === 0 ? null : lines.join('\n')
}

/** Go's decoder takes a key in any case where none fits to the letter. */
function fieldOf(fields: readonly GoField[], key: string): GoField | undefined {
  return fields.find(({ name }) => name === key) ?? fields.find(({ name }) => name === key.toLowerCase())
}

/** Unpaired surrogates and broken UTF-8 are the replacement character to Go. */
const whole = (text: string): string =>
  text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')

function bindJson(fields: readonly GoField[], bytes: Buffer): GoBound {
  const found = new Map<string, Member>()
  const seen: { fault: string | null; dependencies: Member | null } = { fault: null, dependencies: null }
  const scan = eachMember(bytes, [...fields.map(({ name }) => name), 'dependencies'], (key, member) => {
    const field = fieldOf(fields, key)
    const kind = kindAt(bytes, member.start)
    if (key === 'dependencies') seen.dependencies = member
    // Null leaves a field as it is. Of two wrong types the first is told.
    if (field === undefined || kind === 'null') return
    if (kind === field.type) found.set(field.name, member)
    else seen.fault ??= `json: cannot unmarshal ${kind} into Go struct field .${field.name} of type ${field.type}`
  })
  if ('error' in scan) return scan
  const kind = kindAt(
    bytes,
    bytes.findIndex((byte) => !isSpace(byte)),
  )
  if (kind !== 'object' && kind !== 'null') {
    return { error: `json: cannot unmarshal ${kind} into Go value of type ${structText(fields)}` }
  }
  if (seen.fault !== null) return { error: seen.fault }
  const values = fields.map((field): [string, string | boolean] => {
    const member = found.get(field.name)
    const value = member === undefined ? zero(field) : valueOf(bytes, member)
    return [field.name, typeof value === 'string' ? whole(value) : value === true]
  })
  return { values: Object.fromEntries(values), dependencies: smallValue(bytes, seen.dependencies) }
}

/** What `strconv.ParseBool` takes. */
const bools: Readonly<Record<string, boolean>> = Object.fromEntries([
  ...['1', 't', 'T', 'TRUE', 'true', 'True'].map((text) => [text, true] as const),
  ...['', '0', 'f', 'F', 'FALSE', 'false', 'False'].map((text) => [text, false] as const),
])

function bindForm(fields: readonly GoField[], forms: readonly string[]): GoBound {
  const form = readGoForm(forms)
  if ('error' in form) return form
  const values: Record<string, string | boolean> = {}
  for (const field of fields) {
    const text = form.values.get(field.name) ?? ''
    if (field.type === 'bool') {
      const bool = Object.hasOwn(bools, text) ? bools[text] : undefined
      if (bool === undefined) return { error: `strconv.ParseBool: parsing ${JSON.stringify(text)}: invalid syntax` }
      values[field.name] = bool
    } else values[field.name] = whole(text)
  }
  return { values, dependencies: null }
}

const urlEncoded = 'application/x-www-form-urlencoded'
/** What gin reads by other means; Dify sends none of them. */
const unread = /^(?:application|text)\/xml$|^multipart\/form-data$|^application\/(?:x-)?(?:protobuf|msgpack|yaml|toml)$/

/**
 * Reads a request as gin binds it (`ShouldBind`, v1.10): by the content type, JSON or a form, whose fields may stand in the address too. A GET is
 * always a form. Words of what is wrong are those of Go's decoder and of the validator; thousands of bodies were put to a gin 1.10.0 with these fields
 * and read the same.
 */
export function bindAsGin(fields: readonly GoField[], { method, contentType = '', query, bytes }: SentBody): GoBound {
  const type = contentType.split(/[ ;]/, 1)[0] ?? ''
  // The server looks for this very header, and then asks for JSON whatever the method.
  const isJson = contentType === 'application/json' || (method !== 'GET' && type === 'application/json')
  if (!isJson && method !== 'GET' && unread.test(type)) {
    return { unread: type }
  }
  const forms = method !== 'GET' && type === urlEncoded ? [bytes.toString('utf8'), query] : [query]
  const bound = isJson ? bindJson(fields, bytes) : bindForm(fields, forms)
  if (!('values' in bound)) return bound
  const fault = missing(fields, bound.values)
  return fault === null ? bound : { error: fault }
}
