import type { Nodelab } from './nodelab'

/** Drags files from the system over the window and drops them there, as an author's hand does: the page can't make such a drop itself. */
export async function dropFiles({ page }: Nodelab, files: readonly string[], drop = true): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [...files], dragOperationsMask: 1 }
  const place = { x: 600, y: 300, data }
  for (const type of ['dragEnter', 'dragOver'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...place })
  await page.locator('.drop-target').waitFor()
  if (drop) await session.send('Input.dispatchDragEvent', { type: 'drop', ...place })
  await session.detach()
}
