import { z } from 'zod'
import { SourceScalar } from './yamlValue'

/** A text of a file: a number or a boolean counts as what is written there. */
export const text = z.union([z.string(), z.instanceof(SourceScalar).transform(({ source }) => source)])

/** A field that may be absent or null. */
export function optional<T extends z.ZodType, D>(schema: T, byDefault: D) {
  return schema.nullish().transform((value) => value ?? byDefault)
}
