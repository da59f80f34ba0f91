import { z } from 'zod'

const message = z.object({ text: z.string().min(1) })
const level = z.enum(['none', 'note', 'warning', 'error'])
const count = z.number().int().positive()

const region = z
  .strictObject({ startLine: count, startColumn: count, endLine: count.optional(), endColumn: count.optional() })
  .refine(({ startLine, startColumn, endLine = startLine, endColumn = startColumn }) => {
    return endLine > startLine || (endLine === startLine && endColumn >= startColumn)
  })

const location = z.strictObject({
  physicalLocation: z.strictObject({
    artifactLocation: z.strictObject({ uri: z.string().regex(/^[^\\\s]+$/) }),
    region: region.optional(),
  }),
  logicalLocations: z.array(z.strictObject({ fullyQualifiedName: z.string() })),
})

const rule = z.strictObject({
  id: z.string().regex(/^[a-z-]+$/),
  shortDescription: message,
  fullDescription: message,
  help: message,
  defaultConfiguration: z.strictObject({ level }),
})

const run = z
  .strictObject({
    tool: z.strictObject({
      driver: z.strictObject({
        name: z.string().min(1),
        version: z.string(),
        language: z.string().regex(/^[a-z]{2}(?:-[A-Z]{2})?$/),
        rules: z.array(rule).refine((all) => new Set(all.map(({ id }) => id)).size === all.length),
      }),
    }),
    columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
    results: z.array(
      z.strictObject({
        ruleId: z.string(),
        ruleIndex: z.number().int().nonnegative(),
        level,
        message,
        locations: z.array(location),
      }),
    ),
  })
  .refine(({ tool, results }) => results.every(({ ruleId, ruleIndex }) => tool.driver.rules[ruleIndex]?.id === ruleId))

/** The shape that SARIF 2.1.0 (OASIS, sections 3.13 to 3.52) asks for, of what Nodelab writes: no other member is known to it. */
const log = z.strictObject({ $schema: z.url(), version: z.literal('2.1.0'), runs: z.array(run).min(1) })

/** What is wrong with a SARIF log, each with its place; empty where nothing is. */
export function sarifFaults(written: unknown): string[] {
  const { error } = log.safeParse(written)
  return (error?.issues ?? []).map(({ path, message: what }) => `${path.map(String).join('.')}: ${what}`)
}
