import { posix, win32 } from 'node:path'
import { expect, it } from 'vitest'
import { isOwnCache } from './cleanCache'

it("a cache is Nodelab's own inside its data folder alone, also where another drive has it", () => {
  const root = 'C:\\Users\\me\\AppData\\Local\\Nodelab'
  const onWindows = (uvCache: string): boolean => isOwnCache({ root, uvCache }, win32)
  expect(onWindows(`${root}\\uv-cache`)).toBe(true)
  expect(onWindows('D:\\uv-cache')).toBe(false)
  expect(onWindows('\\\\server\\share\\uv')).toBe(false)
  expect(onWindows('C:\\Users\\me\\AppData\\Local\\uv\\cache')).toBe(false)
  const elsewhere = (uvCache: string): boolean => isOwnCache({ root: '/home/me/nodelab', uvCache }, posix)
  expect(['/home/me/nodelab/uv', '/home/me/nodelab', '/home/me/.cache/uv'].map(elsewhere)).toEqual([true, false, false])
})
