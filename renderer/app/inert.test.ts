import { expect, it } from 'vitest'
import { isInert } from './inert'

it('takes no keys while a dialog of the page covers the window', () => {
  const dialog = document.createElement('dialog')
  document.body.append(dialog)
  expect(isInert()).toBe(false)
  dialog.setAttribute('open', '')
  expect(isInert()).toBe(true)
  dialog.remove()
  expect(isInert()).toBe(false)
})
