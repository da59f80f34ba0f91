import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../setup/folders.mjs'
import { median } from './figures.mjs'
import { connect } from './pageProtocol.mjs'
import { pythonOf500Lines } from './preflight.mjs'
import { longNode, press, rest } from './typing.mjs'
import { appFolder, openWindow } from './windows.mjs'

/** Lines that are typed in each window, each of which preflight alone has something to say of. */
const lines = 8
const mistake = 'input()'
/** Milliseconds between two keys, which are less than the pause that a reader waits for; and after which a mark is taken to be lost. */
const pace = 40
const longest = 20_000

/** The rest after a key before the app reads code of this length, in milliseconds: it is set, and no part of what is measured. */
function pauseOf(code) {
  const text = readFileSync(join(root, 'renderer', 'app', 'stores', 'quietNodes.ts'), 'utf8')
  const [, short, long] = /rest = \{ short: (\d+), long: (\d+) \}/.exec(text) ?? []
  const limit = /longCode = ([\d_]+)/.exec(text)?.[1]
  if (short === undefined || long === undefined || limit === undefined) throw new Error('quietNodes.ts tells no pause')
  const longCode = Number(limit.replaceAll('_', ''))
  return Number(code.length > longCode ? long : short)
}

/** Tells, in the page, how long it took from the last key until there were more marks than before, drawn. */
const watchMarks = `(() => {
  const count = () => [...document.querySelectorAll('.ed-reason')].filter((mark) => mark.textContent.includes('input')).length
  let last = 0
  addEventListener('keydown', ({ timeStamp }) => { last = timeStamp }, { capture: true })
  window.benchMark = () => new Promise((resolve) => {
    const before = count()
    last = 0
    const look = () => {
      if (count() > before) {
        const drawn = new MessageChannel()
        drawn.port1.onmessage = () => resolve(performance.now() - last)
        drawn.port2.postMessage(null)
      } else if (last > 0 && performance.now() - last > ${longest}) resolve(null)
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
})()`

/**
 * Types lines in the open editor of a window. Returns milliseconds from the last key of each to its mark, the middle of all.
 * @param {Awaited<ReturnType<typeof openWindow>>} window
 * @param {(page: Awaited<ReturnType<typeof connect>>) => Promise<void>} prepare
 */
async function markIn({ address }, prepare) {
  const page = await connect(address)
  await page.send('Performance.enable')
  await prepare(page)
  await page.evaluate(`document.querySelector('.monaco-editor textarea, .monaco-editor .native-edit-context').focus()`)
  await press(page, 'End', 2)
  await rest(page)
  await page.evaluate(watchMarks)
  const taken = []
  for (let line = 0; line <= lines; line += 1) {
    await press(page, '\n')
    await rest(page)
    const marked = page.evaluate('window.benchMark()')
    for (const key of mistake) {
      await press(page, key)
      await new Promise((resolve) => setTimeout(resolve, pace))
    }
    const ms = await marked
    if (ms === null) throw new Error('Nothing marked what was typed')
    // The first one starts what reads.
    if (line > 0) taken.push(ms)
  }
  page.close()
  return median(taken)
}

/** In the bare window: marks each line that is typed once its keys have rested, as if all were known at once. */
const markAtOnce = (pause) => `(() => {
  let waiting
  window.benchEditor.onDidChangeModelContent(() => {
    clearTimeout(waiting)
    waiting = setTimeout(() => {
      const { lineNumber } = window.benchEditor.getPosition()
      const text = window.benchEditor.getModel().getLineContent(lineNumber)
      if (!text.includes('input()')) return
      const range = { startLineNumber: lineNumber, startColumn: 1, endLineNumber: lineNumber, endColumn: text.length + 1 }
      const after = { content: '  input() waits for somebody', inlineClassName: 'ed-reason' }
      window.benchEditor.createDecorationsCollection([{ range, options: { after, showIfCollapsed: true } }])
    }, ${pause})
  })
})()`

/**
 * From the last key of a line to the mark that preflight puts there, in a node of 500 lines, less the pause that is set; beside a bare window that marks the line by itself after
 * the same pause. Both include the drawing.
 * @param {{ author: string, env: NodeJS.ProcessEnv, bare: string, bareEnv: NodeJS.ProcessEnv, rounds: number, belongings: any }} options
 */
export async function measureMarks({ author, env, bare, bareEnv, rounds, belongings }) {
  const code = pythonOf500Lines()
  const pause = pauseOf(code)
  const node = await longNode({ author, env, belongings })
  const figures = { ours: [], reference: [] }
  for (let round = 0; round < rounds; round += 1) {
    node.write()
    const ours = await openWindow(appFolder, env, belongings)
    figures.ours.push((await markIn(ours, node.open)) - pause)
    await ours.close()
    const theirs = await openWindow(bare, bareEnv, belongings)
    const reference = await markIn(theirs, async (page) => {
      await page.evaluate(`window.benchEditor.setValue(${JSON.stringify(code)})`)
      await page.evaluate(markAtOnce(pause))
    })
    figures.reference.push(reference - pause)
    await theirs.close()
  }
  return { ours: median(figures.ours), reference: median(figures.reference) }
}
