import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../model/value'
import { extensionOf, fileDict, fileTypeOf } from './files'
import { toJsonText } from './jsonText'
import { parsePythonJson } from './pythonJson'
import { findTarget } from './targets'

function dict(target: string, sample: string): string {
  const found = findTarget(target)
  if (found === null) throw new Error(`there is no ${target}`)
  return toJsonText(fileDict(found, parsePythonJson(sample) as JsonObject))
}

const pdf =
  '{"filename": "a.b.pdf", "type": "document", "transfer_method": "local_file", "mime_type": "application/pdf", "size": 12, "url": ""}'

describe('a sample file', () => {
  it('has the keys of its Dify in its order', () => {
    expect(dict('1.16', pdf)).toBe(
      '{"dify_model_identity": "__dify__file__", "id": null, "type": "document", "transfer_method": "local_file", "remote_url": null, ' +
        '"reference": "00000000-0000-4000-8000-000000000001", "filename": "a.b.pdf", "extension": ".pdf", "mime_type": "application/pdf", ' +
        '"size": 12, "related_id": "00000000-0000-4000-8000-000000000001", "url": "/files/00000000-0000-4000-8000-000000000001/file-preview"}',
    )
    expect(Object.keys(JSON.parse(dict('1.13', pdf)) as object).join(' ')).toBe(
      'dify_model_identity id tenant_id type transfer_method remote_url related_id filename extension mime_type size url',
    )
  })

  it('has one url where it came from one', () => {
    const remote =
      '{"filename": "x.png", "transfer_method": "remote_url", "url": "https://example.com/x.png", "size": 1.0}'
    expect(JSON.parse(dict('1.14', remote))).toMatchObject({
      type: 'custom',
      remote_url: 'https://example.com/x.png',
      url: 'https://example.com/x.png',
      related_id: null,
      reference: null,
    })
    expect(dict('1.14', remote)).toContain('"size": 1.0')
  })

  it('keeps what it says itself, and loses what Dify never gives', () => {
    const own = '{"related_id": "r", "url": "u", "content": "secret", "tenant_id": "t"}'
    expect(JSON.parse(dict('1.16', own))).toMatchObject({ related_id: 'r', reference: 'r', url: 'u', size: -1 })
    expect(dict('1.16', own)).not.toMatch(/content|tenant/)
    expect(dict('1.9', own)).toContain('"tenant_id": "t"')
  })

  it.each([
    ['image/png', 'x', 'image'],
    ['', 'x.PDF', 'document'],
    ['text/csv', 'x.csv', 'document'],
    ['application/zip', 'x.zip', 'custom'],
    ['audio/mpeg', 'x.txt', 'audio'],
  ])('of %s named %s is of the kind %s', (mime, name, kind) => expect(fileTypeOf(mime, name)).toBe(kind))

  it.each([
    ['a.tar.gz', '.gz'],
    ['.env', null],
    ['a', null],
    ['a.', null],
  ])('%s has the extension %s', (name, extension) => expect(extensionOf(name)).toBe(extension))
})
