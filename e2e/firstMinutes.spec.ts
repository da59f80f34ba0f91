import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, startNodelab, test } from './support/nodelab'
import { atTwiceTheSize, picture } from './support/pictures'

test.setTimeout(900_000)

test('the five stops of the tour', async ({ author }) => {
  await rm(join(author.data, 'seen.json'))
  const nodelab = await startNodelab(author)
  const { page } = nodelab
  const card = page.locator('.tour-card')
  await expect(card).toContainText('1 of 5', { timeout: 60_000 })
  for (let stop = 1; stop <= 5; stop += 1) {
    await picture(nodelab, `tour-${stop}`)
    await atTwiceTheSize(nodelab, `tour-${stop}`, [card.getByRole('button').first(), card.getByRole('button').last()])
    if (stop < 5) await card.getByRole('button', { name: 'Next' }).click()
  }
  await nodelab.app.close()
})

test('safe mode', async ({ author }) => {
  const nodelab = await startNodelab(author, {}, ['--safe'])
  const { page } = nodelab
  await expect(page.locator('.banner', { hasText: 'Safe mode' })).toBeVisible({ timeout: 60_000 })
  await picture(nodelab, 'safe-mode')
  await atTwiceTheSize(nodelab, 'safe-mode', [page.getByRole('button', { name: 'Start Again as Usual' })])
  await nodelab.app.close()
})
