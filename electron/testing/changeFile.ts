import { readFile, writeFile } from 'node:fs/promises'
import { expect } from 'vitest'

/** Puts `to` in the place of `from` in a file, which has to be there. */
export async function changeFile(file: string, from: string | RegExp, to: string): Promise<void> {
  const text = await readFile(file, 'utf8')
  expect(text).toMatch(from)
  await writeFile(file, text.replace(from, to))
}
