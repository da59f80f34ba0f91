import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { expect, type Nodelab } from './nodelab'

/**
 * Drags files from the system over the window and drops them there, as an author's hand does: the page can't make such a drop itself. It is copies that are
 * dragged: what the browser is told here it writes in the letters of the system's locale, which a real drag does not.
 */
export async function dropFiles({ page }: Nodelab, files: readonly string[], drop = true): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const folder = await mkdtemp(join(tmpdir(), 'nodelab-dragged-'))
  page.once('close', () => void rm(folder, { recursive: true, force: true }))
  const copies = files.map((file) => join(folder, basename(file)))
  await Promise.all(files.map((file, index) => cp(file, copies[index] ?? '', { recursive: true })))
  const data = { items: [], files: copies, dragOperationsMask: 1 }
  const place = { x: 600, y: 300, data }
  // As a hand does, which moves on until the window answers.
  await expect(async () => {
    for (const type of ['dragEnter', 'dragOver'] as const)
      await session.send('Input.dispatchDragEvent', { type, ...place })
    await expect(page.locator('.drop-target')).toBeVisible({ timeout: 2000 })
  }).toPass({ timeout: 30_000 })
  if (drop) await session.send('Input.dispatchDragEvent', { type: 'drop', ...place })
  await session.detach()
}
