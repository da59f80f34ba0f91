import { expect, it } from 'vitest'
import { bindAsGin, type GoField } from './goBody'
import { readPyBody } from './pyBody'

const fields: readonly GoField[] = [{ go: 'Code', name: 'code', type: 'string', required: true }]

const readers = [
  ['gin', (bytes: Buffer) => bindAsGin(fields, { method: 'POST', contentType: 'application/json', query: '', bytes })],
  ['FastAPI', (bytes: Buffer) => readPyBody(bytes, 'application/json')],
] as const

// All that JavaScript would make of this takes over 100 MB, and of the largest body there may be, 400.
const small = `[${'[],{},'.repeat(350_000)}1]`
const body = Buffer.from(`{"language":"x","code":${small},"x":${small},"dependencies":${small}}`)

it.each(readers)('a body of small values has little made of it for %s', (_, read) => {
  const before = process.memoryUsage().heapUsed
  read(body)
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(30_000_000)
})
