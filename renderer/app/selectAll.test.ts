import { afterEach, beforeEach, expect, it } from 'vitest'
import { listenToSelectAll } from './selectAll'

let stop = (): void => undefined
beforeEach(() => {
  document.body.innerHTML = `
    <h1>History</h1>
    <div id="pane"><p id="words">the <b id="word">text</b> of a pane</p><button id="button">Run</button></div>
    <div class="pbody" id="results"><span id="label">12 ms</span><pre id="out">{"a": 1}</pre></div>
    <input id="field" value="a name"><input id="box" type="checkbox"><input id="dot" type="radio">`
  for (const id of ['words', 'word', 'out']) document.querySelector<HTMLElement>(`#${id}`)!.style.userSelect = 'text'
  stop = listenToSelectAll()
})
afterEach(() => stop())

/** Presses a place, then Ctrl+A; what is selected then, and whether the browser was left to do it. */
function selectedAt(place: string) {
  const element = document.querySelector<HTMLElement>(place)!
  element.dispatchEvent(new Event('pointerdown', { bubbles: true }))
  const focused = element.matches('input, button')
  if (focused) element.focus()
  else (document.activeElement as HTMLElement | null)?.blur()
  const key = new KeyboardEvent('keydown', { key: 'a', ctrlKey: true, bubbles: true, cancelable: true })
  ;(document.activeElement ?? document.body).dispatchEvent(key)
  return { text: document.getSelection()?.toString() ?? '', isBrowsers: !key.defaultPrevented }
}

it('takes the text that was pressed, and no word of the window around it', () => {
  expect(selectedAt('#word')).toEqual({ text: 'the text of a pane', isBrowsers: false })
  expect(selectedAt('#label').text).toContain('{"a": 1}')
})

it('takes nothing where there is no text', () => {
  expect(selectedAt('h1')).toEqual({ text: '', isBrowsers: false })
  expect(selectedAt('#button')).toEqual({ text: '', isBrowsers: false })
  expect(selectedAt('#box')).toEqual({ text: '', isBrowsers: false })
  expect(selectedAt('#dot')).toEqual({ text: '', isBrowsers: false })
})

it('is left to a field', () => {
  expect(selectedAt('#field').isBrowsers).toBe(true)
})
