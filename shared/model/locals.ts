import { z } from 'zod'

/**
 * A value where an error was raised, as the worker described it: the class's name; its text where it has one, a String's own without quotes, anything
 * else as Python writes it; characters or elements in `size`; `cut` where text or members are only the beginning. `isHidden`: it is a secret input's.
 */
export interface LocalValue {
  readonly type: string
  readonly text?: string | undefined
  readonly size?: number | undefined
  readonly cut?: boolean | undefined
  readonly isHidden?: boolean | undefined
  readonly members?: readonly LocalMember[] | undefined
}

/** A member by its key: an index, or a dict's key as Python writes it. */
export interface LocalMember {
  readonly key: string
  readonly value: LocalValue
}

const localValueSchema: z.ZodType<LocalValue> = z.object({
  type: z.string(),
  text: z.string().optional(),
  size: z.number().optional(),
  cut: z.boolean().optional(),
  isHidden: z.boolean().optional(),
  members: z.lazy(() => z.array(localMemberSchema)).optional(),
})
const localMemberSchema: z.ZodType<LocalMember> = z.object({ key: z.string(), value: localValueSchema })

/** The variables of a call by their names; `more` were left out. */
export const localsSchema = z.object({ values: z.array(localMemberSchema), more: z.number() })
export type Locals = z.infer<typeof localsSchema>
