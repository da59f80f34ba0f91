import { writeFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import type { Nodelab } from './nodelab'

/**
 * Has a file change on disk while its node is edited and not yet saved. The app saves soon after each key, so on a busy machine the other
 * hand may come too late: then both try again.
 */
export async function conflictIn(nodelab: Nodelab, file: string, theirs: string): Promise<void> {
  const { page, code } = nodelab
  let round = 0
  await expect(async () => {
    round += 1
    await code.click()
    await page.keyboard.insertText('m')
    await writeFile(file, `${theirs}# round ${round}\n`)
    await expect(page.locator('.decision')).toBeVisible({ timeout: 2000 })
  }).toPass({ timeout: 60_000 })
}
