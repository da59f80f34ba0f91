import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { expect, type Nodelab, startNodelab, test } from './support/nodelab'
import { atTwiceTheSize, picture } from './support/pictures'

test.setTimeout(900_000)

const updateStates = [
  ['found', { kind: 'found', version: '0.2.0' }],
  ['loading', { kind: 'loading', version: '0.2.0', percent: 42 }],
  ['ready', { kind: 'ready', version: '0.2.0' }],
  ['failed', { kind: 'failed', reason: 'net::ERR_NAME_NOT_RESOLVED' }],
] as const

/** Scrolls to a part of the settings. */
async function settingsAt(nodelab: Nodelab, name: string): Promise<Locator> {
  const { page } = nodelab
  await page.getByRole('button', { name: 'Settings', exact: true }).first().click()
  const part = page.getByRole('region', { name, exact: true })
  await part.evaluate((element) => element.scrollIntoView({ block: 'start' }))
  return part
}

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

test('what is new, the care of data, the program and its updates', async ({ nodelab }) => {
  const { page } = nodelab
  await expect(nodelab.code).toContainText('pkg_resources')
  await page.getByRole('button', { name: 'Help', exact: true }).click()
  await page.getByRole('menuitem', { name: 'What is new' }).click()
  const news = page.getByRole('dialog', { name: 'What is new' })
  await expect(news).toBeVisible()
  await picture(nodelab, 'news')
  await atTwiceTheSize(nodelab, 'news', [news.getByRole('button', { name: 'Close' })])
  // By its button: Escape takes its tooltip away first.
  await news.getByRole('button', { name: 'Close' }).click()
  await expect(news).toHaveCount(0)
  const care = await settingsAt(nodelab, 'Care')
  await picture(nodelab, 'care')
  await atTwiceTheSize(nodelab, 'care', await care.getByRole('button').all())
  const program = await settingsAt(nodelab, 'This program')
  await picture(nodelab, 'program')
  for (const [name, state] of updateStates) {
    await nodelab.app.evaluate(
      ({ BrowserWindow }, told) => BrowserWindow.getAllWindows()[0]?.webContents.send('updates.changed', told),
      state,
    )
    await expect(program.getByRole('status')).toContainText(/0\.2\.0|It failed/)
    await program.evaluate((element) => element.scrollIntoView({ block: 'start' }))
    await picture(nodelab, `update-${name}`)
  }
  await atTwiceTheSize(nodelab, 'program', await program.getByRole('button').all())
})

test('safe mode', async ({ author }) => {
  const nodelab = await startNodelab(author, {}, ['--safe'])
  const { page } = nodelab
  await expect(page.locator('.banner', { hasText: 'Safe mode' })).toBeVisible({ timeout: 60_000 })
  await picture(nodelab, 'safe-mode')
  await atTwiceTheSize(nodelab, 'safe-mode', [page.getByRole('button', { name: 'Start Again as Usual' })])
  await nodelab.app.close()
})
