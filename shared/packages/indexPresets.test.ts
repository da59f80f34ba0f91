import { expect, it } from 'vitest'
import { hostOf, indexPresets, presetOf, pythonMirrors } from './indexPresets'

it('knows a preset by its address, however that is written, and no address with a name in it', () => {
  expect(presetOf('https://PyPI.org/simple/')?.id).toBe('pypi')
  expect(presetOf(' https://mirrors.aliyun.com/pypi/simple/ ')?.id).toBe('aliyun')
  for (const url of [
    '',
    'pypi',
    'http://pypi.org/simple',
    'https://me:x@pypi.org/simple',
    'https://pypi.org/simple/x',
  ]) {
    expect(presetOf(url)).toBe(null)
  }
  for (const preset of indexPresets) expect(presetOf(preset.url)).toBe(preset)
  for (const preset of pythonMirrors) expect(presetOf(preset.url, pythonMirrors)).toBe(preset)
})

it('shows of an address its host alone', () => {
  expect(hostOf('https://me:secret@example.org:8443/simple')).toBe('example.org:8443')
  expect(hostOf('not an address')).toBe('not an address')
})
