import { type JsonObject, type JsonValue, JsonNumber } from '../model/value'
import type { Target } from './targets/target'

/** Kinds of files in Dify's own words (`FileType`). */
export const fileTypes = ['image', 'document', 'audio', 'video', 'custom'] as const
export type FileType = (typeof fileTypes)[number]

/** How a file came to Dify (`FileTransferMethod`), as far as an author meets it. */
export const transferMethods = ['local_file', 'remote_url', 'tool_file'] as const

/** Ids that a sample has unless it says its own: Dify gives each file one of its database. */
const sampleId = '00000000-0000-4000-8000-000000000001'
const sampleTenant = '00000000-0000-4000-8000-000000000000'

/**
 * The keys of a file's dict in their order (`File.to_dict`): with the tenant to 1.13 (`core/file/models.py`), with an opaque reference since 1.14
 * (graphon 0.2.2 to 0.7.0).
 */
export const fileKeys = {
  tenant: [
    'dify_model_identity',
    'id',
    'tenant_id',
    'type',
    'transfer_method',
    'remote_url',
    'related_id',
    'filename',
    'extension',
    'mime_type',
    'size',
    'url',
  ],
  reference: [
    'dify_model_identity',
    'id',
    'type',
    'transfer_method',
    'remote_url',
    'reference',
    'filename',
    'extension',
    'mime_type',
    'size',
    'related_id',
    'url',
  ],
} as const satisfies Record<Target['fileForm'], readonly string[]>

/** The extension of a file's name with its dot, as Dify keeps it; null where it has none. */
export function extensionOf(filename: string): string | null {
  return /[^/\\](\.[^./\\]+)$/.exec(filename)?.[1] ?? null
}

const documents = /^\.(txt|md|mdx|markdown|pdf|html|xlsx?|docx?|csv|eml|msg|pptx?|xml|epub)$/i

/** The kind under which Dify files a file away, by its MIME type, else by its extension. */
export function fileTypeOf(mime: string, filename: string): FileType {
  const kind = /^(image|audio|video)\//.exec(mime)?.[1]
  if (kind === 'image' || kind === 'audio' || kind === 'video') return kind
  return documents.test(extensionOf(filename) ?? '') ? 'document' : 'custom'
}

const textIn = (sample: JsonObject, key: string): string | null => {
  const value = sample.get(key)
  return typeof value === 'string' && value !== '' ? value : null
}

/** What a sample leaves out, as Dify would fill it. */
function derived(sample: JsonObject): Record<string, JsonValue> {
  const filename = textIn(sample, 'filename')
  const method = textIn(sample, 'transfer_method') ?? 'local_file'
  const isRemote = method === 'remote_url'
  const remote = textIn(sample, 'remote_url') ?? (isRemote ? textIn(sample, 'url') : null)
  const related = textIn(sample, 'related_id') ?? textIn(sample, 'reference') ?? (isRemote ? null : sampleId)
  return {
    dify_model_identity: '__dify__file__',
    id: null,
    tenant_id: sampleTenant,
    type: fileTypeOf(textIn(sample, 'mime_type') ?? '', filename ?? ''),
    transfer_method: method,
    remote_url: remote,
    reference: related,
    related_id: related,
    filename,
    extension: filename === null ? null : extensionOf(filename),
    mime_type: null,
    size: new JsonNumber('-1'),
    url: isRemote ? remote : `/files/${related ?? ''}/file-preview`,
  }
}

/**
 * A sample file as this Dify hands it to a node in a list: its keys in Dify's order, what the sample leaves out filled in, and nothing that Dify
 * does not give.
 */
export function fileDict(target: Target, sample: JsonObject): JsonObject {
  const filled = derived(sample)
  return new Map(
    fileKeys[target.fileForm].map((key): [string, JsonValue] => {
      const given = sample.get(key)
      // An empty text is what a form leaves of a field that says nothing.
      const isSaid = given !== undefined && given !== '' && !(given === null && key !== 'id')
      return [key, isSaid ? given : (filled[key] ?? null)]
    }),
  )
}
