import { z } from 'zod'

const count = z.number().int().min(0).exactOptional()
const decimal = z.string().exactOptional()

/** Those limits that a server has otherwise. Lengths count Unicode code points. */
const ownLimitsSchema = z.object({
  /** Decimal texts, since they do not fit a double. */
  maxNumber: decimal,
  minNumber: decimal,
  maxDepth: count,
  maxPrecision: count,
  maxStringLength: count,
  maxStringArrayLength: count,
  maxObjectArrayLength: count,
  maxNumberArrayLength: count,
  maxTemplateLength: count,
})

/** Dify's own limits, all of them (`api/configs/feature`). */
export type Limits = Readonly<Required<z.infer<typeof ownLimitsSchema>>>

/** What a server's own settings change of a target: nothing is named that they leave as it is. */
export const serverSettingsSchema = z.object({
  limits: ownLimitsSchema,
  /** Seconds of the sandbox's own limit; null where it is not named. */
  timeoutSeconds: z.number().int().positive().nullable(),
  enableNetwork: z.boolean().nullable(),
  /** The operator's own list of calls, in place of the sandbox's (`ALLOWED_SYSCALLS`). */
  allowedSyscalls: z.array(z.number().int().min(0)).exactOptional(),
  enablePreload: z.boolean().exactOptional(),
  /** How many scripts run at a time, and how many requests may run or wait, where others ask (`MAX_WORKERS`, `MAX_REQUESTS`). */
  maxWorkers: z.number().int().positive().exactOptional(),
  maxRequests: z.number().int().positive().exactOptional(),
  /** Where Python scripts reach the network through; SOCKS goes before the others. */
  proxies: z
    .object({
      http: z.string().exactOptional(),
      https: z.string().exactOptional(),
      socks5: z.string().exactOptional(),
    })
    .exactOptional(),
})
export type ServerSettings = Readonly<z.infer<typeof serverSettingsSchema>>
