import type { z } from 'zod'

/** What a worker told as JSON, by a schema; null where it told nothing that can be read: a line that was cut off, or a script's own. */
export function readTold<T>(json: string, schema: z.ZodType<T>): T | null {
  let told: unknown
  try {
    told = JSON.parse(json)
  } catch {
    // Its line was cut off.
    return null
  }
  const read = schema.safeParse(told)
  return read.success ? read.data : null
}
