import { Tooltip } from 'radix-ui'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import { actionTexts } from '../../../shared/actions/actionTexts'
import type { NodeEntry } from '../../../shared/model/workspace'
import { fakeMain } from '../../app/stores/testing/fakeMain'

const done = vi.hoisted(() => [] as string[])
vi.mock('../actions/doAction', () => ({
  whyNot: () => null,
  doAction: (id: string) => Promise.resolve(void done.push(id)),
}))

// The stores listen to main as they are loaded.
fakeMain()
const { useFloats } = await import('../../app/floats')
const { listenToKeys } = await import('../../app/keyboard')
const { onceDrawn } = await import('../../app/onceDrawn')
const { useWorkspace } = await import('../../app/stores/workspaceStore')
const { Palette } = await import('./Palette')

/** The page, as the window has it: what is drawn comes by itself, and not when a test says so. */
let root: ReturnType<typeof createRoot>
beforeEach(() => {
  done.length = 0
  root = createRoot(document.body.appendChild(document.createElement('div')))
})
afterEach(async () => {
  useFloats.setState({ palette: null })
  root.unmount()
  await vi.waitFor(() => expect(document.querySelector('.palette')).toBeNull())
  document.body.replaceChildren()
})

const draw = (): void =>
  root.render(
    <Tooltip.Provider>
      <Palette />
    </Tooltip.Provider>,
  )
const drawn = (): Promise<void> => new Promise((resolve) => onceDrawn(resolve))

const field = (): HTMLInputElement => {
  const found = document.querySelector<HTMLInputElement>('.palette input')
  if (found === null) throw new Error('the palette has no field')
  return found
}
async function open(mode: 'go' | 'act'): Promise<void> {
  useFloats.setState({ palette: mode })
  await vi.waitFor(() => expect(document.activeElement).toBe(field()))
}

const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
const typed = (text: string) => () => {
  set?.call(field(), text)
  field().dispatchEvent(new Event('input', { bubbles: true }))
}
const letters = (text: string): (() => void)[] => [...text].map((_, at) => typed(text.slice(0, at + 1)))
const press = (on: EventTarget, key: string): KeyboardEvent => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
  on.dispatchEvent(event)
  return event
}
const enter = (): void => void press(field(), 'Enter')

/** What hands do that are faster than the window: between two steps comes no task of the page, promises alone. */
async function inOneGo(...steps: readonly (() => void)[]): Promise<string[]> {
  for (const step of steps) {
    step()
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
  }
  await vi.waitFor(() => expect(done).not.toHaveLength(0))
  return done.splice(0)
}

/** A field that takes text, with the focus. */
function code(): HTMLTextAreaElement {
  const region = document.body.appendChild(document.createElement('section'))
  region.className = 'editor-region'
  const text = region.appendChild(document.createElement('textarea'))
  text.focus()
  return text
}

it('does what the text says that Enter is pressed on, however fast it was typed', async () => {
  draw()
  await open('act')
  expect(await inOneGo(...letters('zoom in'), enter)).toEqual(['zoom-in'])
  // At once, as from the clipboard.
  await open('act')
  expect(await inOneGo(typed(actionTexts.theme.en), enter)).toEqual(['theme'])
})

it('has what was typed while it was on its way, and does it where Enter was pressed as well', async () => {
  const text = code()
  onTestFinished(listenToKeys())
  const ask = (): void => useFloats.setState({ palette: 'act' })
  // What is kept for the palette does not come into the code.
  const keeps = (keys: readonly string[]): void =>
    keys.forEach((key) => expect(press(text, key).defaultPrevented).toBe(true))
  ask()
  keeps([...'zoom', 'Escape'])
  expect(press(text, 'a').defaultPrevented).toBe(false)
  ask()
  keeps([...'between lightt', 'Backspace', ...' and', 'Enter', 'x'])
  draw()
  await vi.waitFor(() => expect(done).toEqual(['theme']))
  await vi.waitFor(() => expect(document.querySelector('.palette')).toBeNull())
  // Once only.
  await open('act')
  expect(field().value).toBe('')
})

it('keeps keys from the code of before until the node is open that was gone to', async () => {
  const text = code()
  let opened = (): void => undefined
  const opening = new Promise<void>((resolve) => {
    opened = resolve
  })
  useWorkspace.setState({
    entries: [{ id: 'split_text', title: 'split_text', code_language: 'python3' } as NodeEntry],
    open: (id) => opening.then(() => void done.push(id)),
  })
  draw()
  await open('go')
  typed('split')()
  await drawn()
  enter()
  await vi.waitFor(() => expect(document.querySelector('.palette')).toBeNull())
  await drawn()
  await drawn()
  expect(document.activeElement).toBe(document.body)
  opened()
  await vi.waitFor(() => expect(document.activeElement).toBe(text))
  expect(done).toEqual(['split_text'])
})
