import { test } from './support/launch'
test('trial', async ({ nodelab }) => {
  const { page } = nodelab
  page.on('console', (m) => console.log('CONSOLE', m.text()))
  page.on('pageerror', (e) => console.log('ERR', e.stack))
  await page.reload()
  await page.waitForFunction(() => document.readyState === 'complete')
  await page.waitForFunction(() => document.querySelector('.monaco-editor, [role=main], .app') !== null, null, { timeout: 8000 }).catch((e) => console.log(String(e).slice(0,200)))
  console.log(await page.evaluate(() => document.body.innerHTML.slice(0, 500)))
  await page.screenshot({ path: '/tmp/f-app/shot.png' })
})
