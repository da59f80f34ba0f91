import { readGoForm } from './goForm'
import { scanAsGo } from './goScan'

/** A field of a request as the official server's structs have it: its Go name for the validator, its own for everything else. */
export interface GoField {
  readonly go: string
  readonly name: string
  readonly type: 'string' | 'bool'
  readonly required: boolean
}

export type GoValues = Readonly<Record<string, string | boolean>>
/** What was bound, with the document itself where the body was JSON; or gin's words of what is wrong. */
export type GoBound = { readonly values: GoValues; readonly document: unknown } | { readonly error: string }

/** What a body says, before it is held against the fields. */
export interface SentBody {
  readonly method: string
  readonly contentType: string | undefined
  /** What stands behind `?` in the address. */
  readonly query: string
  readonly bytes: Buffer
}

const kindOf = (value: unknown): string =>
  Array.isArray(value) ? 'array' : value === true || value === false ? 'bool' : typeof value

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

function parse(bytes: Buffer): { readonly document: unknown } | { readonly error: string } {
  try {
    return { document: JSON.parse(bytes.toString('utf8')) as unknown }
  } catch (error) {
    // JavaScript refuses it; Go may only want the first value of it.
    const scan = scanAsGo(bytes)
    if ('error' in scan) return scan
    if (scan.end === bytes.length) throw error
    return { document: JSON.parse(bytes.toString('utf8', 0, scan.end)) as unknown }
  }
}

function bindJson(fields: readonly GoField[], bytes: Buffer): GoBound {
  const parsed = parse(bytes)
  if ('error' in parsed) return parsed
  const { document } = parsed
  const values: Record<string, string | boolean> = Object.fromEntries(fields.map((field) => [field.name, zero(field)]))
  if (document !== null && (typeof document !== 'object' || Array.isArray(document))) {
    return { error: `json: cannot unmarshal ${kindOf(document)} into Go value of type ${structText(fields)}` }
  }
  for (const [key, value] of Object.entries(document ?? {})) {
    const field = fieldOf(fields, key)
    // Null leaves a field as it is.
    if (field === undefined || value === null) continue
    if (typeof value !== (field.type === 'bool' ? 'boolean' : 'string')) {
      return {
        error: `json: cannot unmarshal ${kindOf(value)} into Go struct field .${field.name} of type ${field.type}`,
      }
    }
    values[field.name] = typeof value === 'string' ? whole(value) : value === true
  }
  return { values, document }
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
  return { values, document: null }
}

const urlEncoded = 'application/x-www-form-urlencoded'
/** What gin reads by other means; Dify sends none of them. */
const unread = /^(?:application|text)\/xml$|^multipart\/form-data$|^application\/(?:x-)?(?:protobuf|msgpack|yaml|toml)$/

/**
 * Reads a request as gin binds it (`ShouldBind`, v1.10): by the content type, JSON or a form, whose fields may stand in the address too. A GET is
 * always a form. Words of what is wrong are those of Go's decoder and of the validator; thousands of bodies were put to a gin 1.10.0 with these fields
 * and read the same. It differs where a member comes twice: Go tells a wrong type of the first one too.
 */
export function bindAsGin(fields: readonly GoField[], { method, contentType = '', query, bytes }: SentBody): GoBound {
  const type = contentType.split(/[ ;]/, 1)[0] ?? ''
  // The server looks for this very header, and then asks for JSON whatever the method.
  const isJson = contentType === 'application/json' || (method !== 'GET' && type === 'application/json')
  if (!isJson && method !== 'GET' && unread.test(type)) {
    return { error: `Nodelab reads application/json and ${urlEncoded}, not ${type}` }
  }
  const forms = method !== 'GET' && type === urlEncoded ? [bytes.toString('utf8'), query] : [query]
  const bound = isJson ? bindJson(fields, bytes) : bindForm(fields, forms)
  if ('error' in bound) return bound
  const fault = missing(fields, bound.values)
  return fault === null ? bound : { error: fault }
}
