import { Tooltip } from 'radix-ui'
import { act, type ReactElement } from 'react'
import { createRoot } from 'react-dom/client'
import { onTestFinished } from 'vitest'

/** A component on a page of its own, for one test. */
export interface Rendered {
  readonly page: HTMLElement
  /** Draws it anew with other properties. */
  update(element: ReactElement): Promise<void>
  /** The one element of a selector. */
  one(selector: string): HTMLElement
  /** The one button or field with this name. */
  named(name: string): HTMLElement
}

/** Draws an element as the window does; it leaves the page when the test ends. */
export async function render(element: ReactElement): Promise<Rendered> {
  const page = document.createElement('div')
  document.body.append(page)
  const root = createRoot(page)
  const update = (next: ReactElement): Promise<void> =>
    act(() => Promise.resolve(root.render(<Tooltip.Provider>{next}</Tooltip.Provider>)))
  await update(element)
  onTestFinished(async () => {
    await act(() => Promise.resolve(root.unmount()))
    page.remove()
  })
  const only = (found: readonly HTMLElement[], what: string): HTMLElement => {
    const [first] = found
    if (first === undefined || found.length > 1) throw new Error(`${found.length} elements are ${what}`)
    return first
  }
  return {
    page,
    update,
    one: (selector) => only([...page.querySelectorAll<HTMLElement>(selector)], selector),
    named: (name) => {
      const all = [...page.querySelectorAll<HTMLElement>('button, input, textarea, select, [role]')]
      return only(
        all.filter((found) => (found.getAttribute('aria-label') ?? found.textContent) === name),
        `named ${name}`,
      )
    },
  }
}

/** Clicks, and waits for what it changes. */
export function click(element: HTMLElement): Promise<void> {
  return act(() => Promise.resolve(element.click()))
}

/** Presses a key on an element. */
export function press(element: HTMLElement, key: string, more: KeyboardEventInit = {}): Promise<void> {
  return act(async () => {
    element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))
    await Promise.resolve()
  })
}

/** Writes a text into a field, as React hears it. */
export function write(element: HTMLElement, text: string): Promise<void> {
  const kind = element instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement
  const set = Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set
  return act(async () => {
    set?.call(element, text)
    element.dispatchEvent(new Event('input', { bubbles: true }))
    await Promise.resolve()
  })
}

/** Leaves a field. */
export function leave(element: HTMLElement): Promise<void> {
  return act(async () => {
    element.dispatchEvent(new FocusEvent('focusout', { bubbles: true }))
    await Promise.resolve()
  })
}

/** Opens a menu and takes one of its entries by its words. */
export async function choose(button: HTMLElement, entry: string): Promise<void> {
  await press(button, 'Enter')
  const found = [...document.querySelectorAll<HTMLElement>('[role^="menuitem"]')].find(
    ({ textContent }) => textContent === entry,
  )
  if (found === undefined) throw new Error(`no entry ${entry}`)
  await click(found)
}
