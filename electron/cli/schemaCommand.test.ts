import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, it, vi } from 'vitest'
import { schemaCommand } from './schemaCommand'

afterEach(() => vi.restoreAllMocks())

it('`nodelab schema` prints the published schema', async () => {
  const written: string[] = []
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0)
  expect(schemaCommand()).toBe(0)
  const published = fileURLToPath(new URL('../../schema/node.schema.json', import.meta.url))
  expect(written.join('')).toBe(await readFile(published, 'utf8'))
})
