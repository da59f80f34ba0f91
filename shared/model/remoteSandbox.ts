import { z } from 'zod'
import { problemSchema } from './problem'

/** A server that speaks the sandbox API, as the window knows it: its key stays in main. */
export const remoteSandboxSchema = z.object({
  id: z.string(),
  name: z.string(),
  address: z.string(),
  hasKey: z.boolean(),
})
export type RemoteSandbox = z.infer<typeof remoteSandboxSchema>

/** What the author fills in; `key` null keeps the one that is known, where the server stays the same. */
export const remoteSandboxChangeSchema = z.object({
  /** Null: a new one. */
  id: z.string().nullable(),
  name: z.string().max(60),
  address: z.string().max(500),
  key: z.string().max(500).nullable(),
})
export type RemoteSandboxChange = z.infer<typeof remoteSandboxChangeSchema>

/** How a server answers: as the official tags do, as its main branch since May 2026, as dify-sandbox-py. */
export const remoteDialects = ['v1', 'v2', 'py'] as const
export type RemoteDialect = (typeof remoteDialects)[number]

/** What an answer does not tell: v1 and dify-sandbox-py have no exit code, and no stderr apart from the error. */
export const unknownParts = ['exit-code', 'stderr'] as const
export type UnknownPart = (typeof unknownParts)[number]

/** Where a run took place that was not on this machine, and what its answer left open. */
export const ranOnSchema = z.object({
  name: z.string(),
  address: z.string(),
  /** Null where nothing was answered that tells it. */
  dialect: z.enum(remoteDialects).nullable(),
  unknown: z.array(z.enum(unknownParts)),
})
export type RanOn = z.infer<typeof ranOnSchema>

/** What is asked of a server when it is tested, in this order. */
export const probeNames = ['health', 'key', 'python', 'node', 'network', 'packages', 'latency'] as const
export type ProbeName = (typeof probeNames)[number]

/** Which server one answers like; another Nodelab answers like the one that it stands for. */
export const remoteKinds = ['official-0.2.12', 'official-0.2.14', 'official-0.2.15', 'official-main', 'py'] as const
export type RemoteKind = (typeof remoteKinds)[number]

export const remotePackageSchema = z.object({ name: z.string(), version: z.string() })

/** What a test told of a server. What could not be found out is null, and its probe says why. */
export const remoteReportSchema = z.object({
  address: z.string(),
  dialect: z.enum(remoteDialects).nullable(),
  kind: z.enum(remoteKinds).nullable(),
  python: z.string().nullable(),
  node: z.string().nullable(),
  network: z.boolean().nullable(),
  packages: z.array(remotePackageSchema).nullable(),
  /** Whether the packages are those that Python finds there, or the list of the server's own requirements. */
  packagesBy: z.enum(['run', 'route']).nullable(),
  /** Milliseconds of a run of nothing: the middle one of a few. */
  latencyMs: z.number().nullable(),
  probes: z.array(z.object({ name: z.enum(probeNames), worked: z.boolean(), problem: problemSchema.nullable() })),
})
export type RemoteReport = z.infer<typeof remoteReportSchema>
