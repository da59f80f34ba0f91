import { expect, test } from './support/nodelab'
import { picture } from './support/pictures'

test('look', async ({ nodelab }) => {
  test.setTimeout(240_000)
  const { page } = nodelab
  await expect(page.locator('.tab.on')).toContainText('installed_packages')
  await nodelab.openNode('clean_json')
  await nodelab.write(
    'import json\n\n\ndef main(answer: str) -> dict:\n    # shorter now\n    start, end = answer.find("{"), answer.rfind("}")\n    return {"data": json.loads(answer[start : end + 1]), "ok": 1}\n',
  )
  await expect(page.locator('.status')).toContainText('Saved')
  await page.locator('.lib .row', { hasText: 'clean_json' }).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'History' }).click()
  await expect(page.locator('.history-list .row')).toHaveCount(2)
  await page.locator('.history-list .row').nth(1).click()
  await expect(page.locator('.history-diff .monaco-diff-editor')).toBeVisible()
  await expect(page.locator('.history-diff')).toContainText('shorter now')
  await picture(nodelab, 'history')
  await page.keyboard.press('ControlOrMeta+Shift+F')
  await page.locator('.search-field input').fill('json')
  await expect(page.locator('.found-line').first()).toBeVisible()
  await picture(nodelab, 'search')
  await page.locator('.search-field input').fill('(')
  await page.locator('.search-field .ib').nth(2).click()
  await expect(page.locator('.search-head .danger')).toBeVisible()
  await page.screenshot({ path: 'test-results/pictures/search-bad.png' })
})
