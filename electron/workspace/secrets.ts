import { readFile, realpath, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import type { CodeNode } from '../../shared/model/node'
import type { NodeFile } from '../../shared/model/workspace'
import { ownerOnly, writeAtomic } from '../files/atomicFile'
import { isMissing } from '../files/fileErrors'
import { hashName, placeKey } from '../files/placeKey'

type Samples = CodeNode['samples']

const samplesSchema = z.record(z.string(), z.string())

/** The names of a node's secret variables. */
function secretNames({ variables }: CodeNode): ReadonlySet<string> {
  return new Set(variables.filter(({ value_type }) => value_type === 'secret').map(({ variable }) => variable))
}

/** The samples of a node's secret variables: they never go into its file, which is shared and kept in git. */
export function secretsOf(node: CodeNode): Samples {
  const names = secretNames(node)
  return Object.fromEntries(Object.entries(node.samples).filter(([name]) => names.has(name)))
}

/** A node as its file may show it. */
export function withoutSecrets(node: CodeNode): CodeNode {
  const names = secretNames(node)
  const samples = Object.fromEntries(Object.entries(node.samples).filter(([name]) => !names.has(name)))
  return { ...node, samples }
}

/** A node with the secrets that were kept for it; one that an older file still holds counts where none was kept. */
export function withSecrets(node: CodeNode, kept: Samples): CodeNode {
  const names = secretNames(node)
  const own = Object.entries(kept).filter(([name]) => names.has(name))
  return own.length === 0 ? node : { ...node, samples: { ...node.samples, ...Object.fromEntries(own) } }
}

/** The path of a file without links on the way, whether or not it is there. */
async function realFile(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch (error) {
    if (!isMissing(error) || dirname(path) === path) throw error
    return join(await realFile(dirname(path)), basename(path))
  }
}

/** The secrets of one node file. */
export interface KeptSecrets {
  read(): Promise<Samples>
  write(samples: Samples): Promise<void>
  /** They are those of another file now. */
  moveTo(path: string): Promise<void>
  drop(): Promise<void>
}

/** The name of the file for the secrets of a node's file; both paths are without links on the way. */
export const secretName = (dataRoot: string, path: string): string => `${hashName(placeKey(dataRoot, path), 32)}.json`

/** The samples of secret variables, in Nodelab's data folder, by the real path of the node's file; only their owner can read them. */
export function createSecrets(dataRoot: string) {
  async function placeOf(path: string): Promise<string> {
    return join(dataRoot, 'secrets', secretName(await realFile(dataRoot), await realFile(path)))
  }

  return {
    /** Those of a file as it is named now: they are found so after it was moved too. */
    async at(path: string): Promise<KeptSecrets> {
      const place = await placeOf(path)
      return {
        async read() {
          try {
            return samplesSchema.parse(JSON.parse(await readFile(place, 'utf8')))
          } catch (error) {
            // What was damaged can't be asked for: the fields are empty, and the author writes them anew.
            if (isMissing(error) || error instanceof SyntaxError || error instanceof z.ZodError) return {}
            throw error
          }
        },
        write: (samples) =>
          Object.keys(samples).length === 0
            ? rm(place, { force: true })
            : writeAtomic(place, JSON.stringify(samples), ownerOnly),
        async moveTo(to) {
          await rename(place, await placeOf(to)).catch((error: unknown) => {
            if (!isMissing(error)) throw error
            // There are none.
          })
        },
        drop: () => rm(place, { force: true }),
      }
    },
  }
}

export type Secrets = ReturnType<typeof createSecrets>

/** A node file as read, with the secrets that were kept for it. */
export async function fileWithSecrets(secrets: Secrets, path: string, file: NodeFile): Promise<NodeFile> {
  if (file.kind !== 'node') return file
  return { ...file, node: withSecrets(file.node, await (await secrets.at(path)).read()) }
}
