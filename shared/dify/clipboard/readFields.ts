import type { CodeNode, DefaultValue, Dependency, Output, RetryConfig, Variable } from '../../model/node'
import { type JsonObject, type JsonValue, JsonNumber } from '../../model/value'
import {
  type ErrorStrategy,
  errorStrategies,
  type OutputType,
  outputTypes,
  type VariableType,
  variableTypes,
} from '../../model/variableTypes'
import { toJsonText } from '../jsonText'

/** A field that did not come as it was: what it is called, what stood there, and what stands there now. */
export interface PasteNote {
  readonly field: string
  readonly was: string
  readonly is: string
}

/** Types that Dify has elsewhere and a node of Nodelab has not, and what comes nearest. */
const nearTypes: Readonly<Record<string, VariableType & OutputType>> = {
  integer: 'number',
  float: 'number',
  array: 'array[object]',
  'array[any]': 'array[object]',
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return value instanceof Map
}

function shown(value: JsonValue): string {
  const text = toJsonText(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

/** Reads the fields of a node's `data` from Dify; what is of no use there is replaced and noted, never dropped in silence. */
export class FieldReader {
  readonly notes: PasteNote[] = []

  constructor(private readonly data: JsonObject) {}

  private note(field: string, was: JsonValue | undefined, is: string): void {
    // What is left out means the same as its default.
    if (was !== undefined && was !== null) this.notes.push({ field, was: shown(was), is })
  }

  text(field: string, value = this.data.get(field)): string {
    if (typeof value === 'string') return value
    const is = value instanceof JsonNumber ? value.text : ''
    this.note(field, value, JSON.stringify(is))
    return is
  }

  language(): CodeNode['code_language'] {
    const value = this.data.get('code_language')
    if (value === 'python3' || value === 'javascript') return value
    this.note('code_language', value, 'python3')
    return 'python3'
  }

  private list(field: string): JsonValue[] {
    const value = this.data.get(field)
    if (Array.isArray(value)) return value
    this.note(field, value, '[]')
    return []
  }

  /** The members of a list that are objects. */
  private objects(field: string): JsonObject[] {
    return this.list(field).flatMap((value, at) => {
      if (isObject(value)) return [value]
      this.note(`${field}.${at}`, value, '–')
      return []
    })
  }

  private type<T extends string>(field: string, value: JsonValue | undefined, types: readonly T[]): T | 'string' {
    const known = types.find((type) => type === value)
    if (known !== undefined) return known
    const near = typeof value === 'string' ? types.find((type) => type === nearTypes[value]) : undefined
    this.note(field, value, near ?? 'string')
    return near ?? 'string'
  }

  variables(): Variable[] {
    return this.objects('variables').map((one, at) => {
      const variable = this.text(`variables.${at}.variable`, one.get('variable'))
      const selector = one.get('value_selector')
      const parts = Array.isArray(selector) ? selector.filter((part) => typeof part === 'string') : []
      const isWhole = Array.isArray(selector) && parts.length === selector.length
      if (!isWhole) this.note(`${variable}.value_selector`, selector, '[]')
      const type = this.type(`${variable}.value_type`, one.get('value_type'), variableTypes)
      return { variable, value_type: type, value_selector: isWhole ? parts : [] }
    })
  }

  outputs(value = this.data.get('outputs'), path = 'outputs'): Output[] {
    if (!isObject(value)) {
      this.note(path, value, '{}')
      return []
    }
    return [...value].flatMap(([name, spec]) => {
      const place = `${path}.${name}`
      if (!isObject(spec)) {
        this.note(place, spec, '–')
        return []
      }
      const type = this.type(`${place}.type`, spec.get('type'), outputTypes)
      const members = spec.get('children') ?? null
      const children = members === null ? null : this.outputs(members, `${place}.children`)
      return [{ name, spec: { type, children } }]
    })
  }

  dependencies(): Dependency[] {
    return this.objects('dependencies').map((one, at) => ({
      name: this.text(`dependencies.${at}.name`, one.get('name')),
      version: this.text(`dependencies.${at}.version`, one.get('version')),
    }))
  }

  strategy(): ErrorStrategy | null {
    const value = this.data.get('error_strategy')
    const known = errorStrategies.find((strategy) => strategy === value)
    if (known === undefined && value !== 'none' && value !== '') this.note('error_strategy', value, '–')
    return known ?? null
  }

  defaults(): DefaultValue[] {
    return this.objects('default_value').map((one, at) => ({
      key: this.text(`default_value.${at}.key`, one.get('key')),
      type: this.text(`default_value.${at}.type`, one.get('type')),
      value: toJsonText(one.get('value') ?? null),
    }))
  }

  retry(): RetryConfig | null {
    const value = this.data.get('retry_config')
    if (value === undefined || value === null) return null
    const whole = (field: string): number | null => {
      const count = isObject(value) ? value.get(field) : undefined
      const found = count instanceof JsonNumber ? count.toNumber() : Number.NaN
      return Number.isSafeInteger(found) && found >= 0 ? found : null
    }
    const [retries, interval] = [whole('max_retries'), whole('retry_interval')]
    const isEnabled = isObject(value) ? value.get('retry_enabled') : undefined
    if (retries === null || interval === null || typeof isEnabled !== 'boolean') {
      this.note('retry_config', value, '–')
      return null
    }
    return { retry_enabled: isEnabled, max_retries: retries, retry_interval: interval }
  }
}
