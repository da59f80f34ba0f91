import { delimiter, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isShims, pathFolders } from './pathFolders'

describe('the folders of PATH', () => {
  it('are read whatever the case of its name, without those that depend on where a program is called', () => {
    const [first, second] = [resolve('/a'), resolve('/b c')]
    const text = [first, '', '.', 'node_modules/.bin', second].join(delimiter)
    for (const name of ['PATH', 'Path', 'path']) expect(pathFolders({ [name]: text })).toEqual([first, second])
    expect(pathFolders({})).toEqual([])
  })

  it('are told from those of stand-ins', () => {
    const home = resolve('/home/me')
    const shims = [
      ['.pyenv', 'shims'],
      ['.asdf', 'shims'],
      ['.volta', 'bin'],
      ['Volta', 'bin'],
    ]
    expect(shims.map((parts) => isShims(join(home, ...parts)))).toEqual([true, true, true, true])
    expect([join(home, '.local', 'bin'), join(home, 'shims-of-mine')].map(isShims)).toEqual([false, false])
  })
})
