import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { median } from './figures.mjs'
import { connect } from './pageProtocol.mjs'
import { pythonOf500Lines } from './preflight.mjs'
import { press, rest, until } from './typing.mjs'
import { appFolder, openWindow } from './windows.mjs'

const seen = `[...document.querySelectorAll('.ed-reason')].some((one) => one.textContent.includes('getcwd'))`

/** Notes, in the page, how long after the key that makes a mistake the line says so, and how long until that key is drawn. */
const watchFinding = `(() => {
  const found = (window.benchFound = [])
  const drawn = (window.benchDrawn = [])
  let began = 0
  addEventListener('keydown', ({ key, timeStamp }) => {
    if (key !== '(') return
    began = timeStamp
    requestAnimationFrame(() => setTimeout(() => drawn.push(performance.now() - timeStamp)))
  }, { capture: true })
  const look = () => {
    if (began === 0 || !${seen}) return
    found.push(performance.now() - began)
    began = 0
  }
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true })
})()`

/**
 * From the key after which an author pauses until the line says what preflight finds in it, in a node of 500 lines; beside the drawing of that key.
 * @param {{ author: string, env: NodeJS.ProcessEnv, rounds: number, belongings: any }} options
 */
export async function measureFindings({ author, env, rounds, belongings }) {
  // The first start makes the workspace.
  await (await openWindow(appFolder, env, belongings)).close()
  const file = join(author, 'Nodelab', 'My nodes', 'split_text.node.yml')
  const [head] = readFileSync(file, 'utf8').split('code: |')
  writeFileSync(file, `${head}code: |\n${`import os\n${pythonOf500Lines()}`.replace(/^(?=.)/gm, '  ')}`)
  const window = await openWindow(appFolder, env, belongings)
  const page = await connect(window.address)
  try {
    await page.send('Performance.enable')
    await until(page, `document.querySelector('.pill')?.textContent.includes('packages')`)
    await page.evaluate(
      `[...document.querySelectorAll('.lib .row')].find((row) => row.textContent.includes('split_text')).click()`,
    )
    await until(page, `document.querySelector('.monaco-editor .view-lines')?.textContent.includes('part_0')`)
    await page.evaluate(
      `document.querySelector('.monaco-editor textarea, .monaco-editor .native-edit-context').focus()`,
    )
    await press(page, 'End', 2)
    for (const key of '\nos.getcwd') await press(page, key)
    await press(page, 'Escape')
    await page.evaluate(watchFinding)
    for (let round = 0; round <= rounds; round += 1) {
      await rest(page)
      await press(page, '(')
      await until(page, `window.benchFound.length > ${round}`)
      // Both brackets go: the next one makes the mistake again.
      await press(page, 'Backspace')
      await until(page, `!${seen}`)
    }
    const [found, drawn] = await Promise.all(
      ['benchFound', 'benchDrawn'].map((name) => page.evaluate(`window.${name}`)),
    )
    return { ours: median(found.slice(1)), reference: median(drawn.slice(1)) }
  } finally {
    page.close()
    await window.close()
  }
}
