import { expect, it } from 'vitest'
import { hideLocals } from './hideLocals'

const bytes = { type: 'bytes', text: "b'\\x89PNG'", size: 4 }
const locals = { values: [{ key: 'image', value: bytes }], more: 0 }
const shown = (values: readonly string[]) => hideLocals({ names: ['key'], values }, btoa)(locals).values[0]?.value

it('tells no bytes where a secret may stand in them, and all of them where there is none', () => {
  expect(shown(['"hush hush"'])).toEqual({ type: 'bytes', isHidden: true })
  expect(shown(['""'])).toEqual(bytes)
  expect(shown([])).toEqual(bytes)
})
