import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { median } from './figures.mjs'
import { connect } from './pageProtocol.mjs'
import { pythonOf500Lines } from './preflight.mjs'
import { appFolder, openWindow } from './windows.mjs'

/** Milliseconds between two keys of an author who types fast, and how many of them are measured. */
const pace = 80
const typed = 'total = sum(size for size in found if size > limit) + offset\n'
/** Milliseconds without a task of more than a few of them, after which a page is at rest. */
const quiet = 1500

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** Notes, in the page, how long each key takes until what it changed has been drawn. */
const watchKeys = `(() => {
  const taken = (window.benchKeys = [])
  const drawn = new MessageChannel()
  const waiting = []
  drawn.port1.onmessage = () => { for (const began of waiting.splice(0)) taken.push(performance.now() - began) }
  addEventListener('keydown', ({ timeStamp }) => {
    requestAnimationFrame(() => { waiting.push(timeStamp); drawn.port2.postMessage(null) })
  }, { capture: true })
})()`

/** @param {Awaited<ReturnType<typeof connect>>} page */
async function busy(page) {
  const { metrics } = await page.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'TaskDuration').value * 1000
}

/** Waits until the main thread of a page has nothing left to do. @param {Awaited<ReturnType<typeof connect>>} page */
export async function rest(page) {
  for (let since = await busy(page); ;) {
    await pause(quiet)
    const now = await busy(page)
    if (now - since < quiet * 0.04) return
    since = now
  }
}

/** @param {Awaited<ReturnType<typeof connect>>} page @param {string} key */
export async function press(page, key, modifiers = 0) {
  const isLetter = key.length === 1
  const text = key === '\n' ? '\r' : isLetter ? key : undefined
  const named = key === '\n' ? 'Enter' : key
  const code = key === '\n' ? 13 : { End: 35, Home: 36, ArrowUp: 38, Escape: 27 }[key]
  // By its code alone `(` would be the arrow down.
  const ownCode = /^[a-z0-9]$/i.test(key) ? key.toUpperCase().charCodeAt(0) : 0
  const params = { key: named, modifiers, windowsVirtualKeyCode: code ?? ownCode }
  await page.send('Input.dispatchKeyEvent', { type: text === undefined ? 'rawKeyDown' : 'keyDown', text, ...params })
  await page.send('Input.dispatchKeyEvent', { type: 'keyUp', ...params })
}

/**
 * Types in the open editor of a window. Returns milliseconds from a key to its drawing (the middle, and one in twenty takes longer), and milliseconds of
 * the page's main thread for each key, what follows the last one included.
 * @param {Awaited<ReturnType<typeof openWindow>>} window
 * @param {(page: Awaited<ReturnType<typeof connect>>) => Promise<void>} prepare
 */
export async function typeIn({ address }, prepare) {
  const page = await connect(address)
  await page.send('Performance.enable')
  await prepare(page)
  // Behind the last line, where a function of its own begins.
  await page.evaluate(`document.querySelector('.monaco-editor textarea, .monaco-editor .native-edit-context').focus()`)
  await press(page, 'End', 2)
  for (const key of '\ndef typed(found, limit, offset):\n') await press(page, key)
  await rest(page)
  await page.evaluate(watchKeys)
  const before = await busy(page)
  for (const key of typed.repeat(2)) {
    const next = performance.now() + pace
    await press(page, key)
    await pause(Math.max(0, next - performance.now()))
  }
  await rest(page)
  const keys = await page.evaluate('window.benchKeys')
  const thread = ((await busy(page)) - before) / keys.length
  page.close()
  keys.sort((a, b) => a - b)
  return { key: median(keys), slow: keys[Math.floor(keys.length * 0.95)], busy: thread }
}

/** Resolves once an expression holds in a page. @param {Awaited<ReturnType<typeof connect>>} page @param {string} expression */
export async function until(page, expression) {
  while (!(await page.evaluate(expression).catch(() => false))) await pause(100)
}

/**
 * Puts 500 lines into a node of the author's workspace, and opens it in each window that is prepared.
 * @param {{ author: string, env: NodeJS.ProcessEnv, belongings: any }} options
 */
export async function longNode({ author, env, belongings }) {
  // The first start makes the workspace.
  await (await openWindow(appFolder, env, belongings)).close()
  const file = join(author, 'Nodelab', 'My nodes', 'split_text.node.yml')
  const [head] = readFileSync(file, 'utf8').split('code: |')
  const indented = pythonOf500Lines().replace(/^(?=.)/gm, '  ')
  return {
    write: () => writeFileSync(file, `${head}code: |\n${indented}`),
    /** @param {Awaited<ReturnType<typeof connect>>} page */
    async open(page) {
      await until(page, `document.querySelector('.pill')?.textContent.includes('packages')`)
      await page.evaluate(
        `[...document.querySelectorAll('.lib .row')].find((row) => row.textContent.includes('split_text')).click()`,
      )
      await until(page, `document.querySelector('.monaco-editor .view-lines')?.textContent.includes('part_0')`)
    },
  }
}

/**
 * Typing in a node of 500 lines with all that looks at it, beside the same text and the same keys in a bare window with Monaco.
 * @param {{ author: string, env: NodeJS.ProcessEnv, bare: string, bareEnv: NodeJS.ProcessEnv, rounds: number, belongings: any }} options
 */
export async function measureTyping({ author, env, bare, bareEnv, rounds, belongings }) {
  const code = pythonOf500Lines()
  const node = await longNode({ author, env, belongings })
  const figures = { ours: [], reference: [] }
  for (let round = 0; round < rounds; round += 1) {
    node.write()
    const ours = await openWindow(appFolder, env, belongings)
    figures.ours.push(await typeIn(ours, node.open))
    await ours.close()
    const theirs = await openWindow(bare, bareEnv, belongings)
    figures.reference.push(
      await typeIn(theirs, async (page) => {
        await page.evaluate(`window.benchEditor.setValue(${JSON.stringify(code)})`)
      }),
    )
    await theirs.close()
  }
  const middle = (name) => ({
    ours: median(figures.ours.map((one) => one[name])),
    reference: median(figures.reference.map((one) => one[name])),
  })
  return { key: middle('key'), slow: middle('slow'), busy: middle('busy') }
}
