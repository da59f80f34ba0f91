import { z } from 'zod'
import { parsePythonJson, PythonJsonError, PythonJsonLimitError } from '../../shared/dify/pythonJson'
import { errorStrategies, type RetryConfig } from '../../shared/model/node'
import { text } from './fieldSchemas'
import { SourceScalar } from './yamlValue'

/** How a file says what happens when a node fails, in Dify's own fields (code-node facts 7). */

/** Dify's panel has a word for no strategy, which a file may say too. */
const noStrategy = ['none', ''] as const

export const strategySchema = z
  .enum([...errorStrategies, ...noStrategy])
  .nullish()
  .transform((value) => (value === 'fail-branch' || value === 'default-value' ? value : undefined))

/** A boolean as Dify's server reads one; null for what is none. */
export function flagOf(value: unknown): boolean | null {
  if (value === undefined || value === null) return false
  const said = value instanceof SourceScalar ? value.value : value
  if (typeof said === 'boolean') return said
  const word = String(said).toLowerCase()
  if (['true', 'yes', 'on', '1', 't', 'y'].includes(word)) return true
  return ['false', 'no', 'off', '0', 'f', 'n'].includes(word) ? false : null
}

/** A whole number from 0 on as Dify's server reads one; null for what is none. */
export function countOf(value: unknown): number | null {
  if (value === undefined || value === null) return 0
  const said = value instanceof SourceScalar ? value.value : value
  const number = typeof said === 'number' ? said : typeof said === 'string' && /^\d+$/.test(said) ? Number(said) : NaN
  return Number.isSafeInteger(number) && number >= 0 ? number : null
}

function readAs<T>(read: (value: unknown) => T | null) {
  return z
    .unknown()
    .optional()
    .transform((value, context): T => {
      const found = read(value)
      if (found !== null) return found
      context.addIssue({ code: 'custom', message: 'of another type' })
      return z.NEVER
    })
}

export const retrySchema = z
  // A scalar is an object here too, and every key may be absent.
  .custom((value) => !(value instanceof SourceScalar))
  .pipe(
    z
      .object({ retry_enabled: readAs(flagOf), max_retries: readAs(countOf), retry_interval: readAs(countOf) })
      .nullish(),
  )
  .transform((value): RetryConfig | undefined => value ?? undefined)

/** Whether a retry says no more than that there is none: Dify's own defaults. */
export function isNoRetry({ retry_enabled, max_retries, retry_interval }: RetryConfig): boolean {
  return !retry_enabled && max_retries === 0 && retry_interval === 0
}

/** A default value without its value, which is read with its digits. */
export const defaultValueHead = z.object({ key: text, type: text })

/** Whether a text is JSON as Python reads it. */
export function isJson(value: string): boolean {
  try {
    parsePythonJson(value)
    return true
  } catch (error) {
    if (error instanceof PythonJsonError || error instanceof PythonJsonLimitError || error instanceof RangeError)
      return false
    throw error
  }
}
