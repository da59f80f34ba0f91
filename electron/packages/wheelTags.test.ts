import { describe, expect, it } from 'vitest'
import { fileNameReader } from './fileNames'
import { fromNetrc, indexSources } from './indexSources'
import { type Machine, suits } from './wheelTags'

const linux: Machine = { python: '3.14.2', platform: 'linux', arch: 'x64', isMusl: false, system: [2, 28] }
const alpine: Machine = { ...linux, isMusl: true, system: null }
const mac: Machine = { ...linux, platform: 'darwin', arch: 'arm64', system: [14, 0] }
const windows: Machine = { ...linux, platform: 'win32', system: null }

describe('a wheel', () => {
  it.each([
    ['six-1.16.0-py2.py3-none-any.whl', [linux, alpine, mac, windows]],
    ['x-1-py3-none-any.whl', [linux, alpine, mac, windows]],
    ['x-1-py2-none-any.whl', []],
    ['x-1-py313-none-any.whl', [linux, alpine, mac, windows]],
    ['x-1-py315-none-any.whl', []],
    ['x-1-cp314-cp314-manylinux_2_17_x86_64.manylinux2014_x86_64.whl', [linux]],
    ['x-1-cp314-cp314-manylinux_2_34_x86_64.whl', []],
    ['x-1-cp314-cp314-manylinux1_x86_64.whl', [linux]],
    ['x-1-cp314-cp314-musllinux_1_2_x86_64.whl', [alpine]],
    ['x-1-cp314-cp314-linux_x86_64.whl', [linux, alpine]],
    ['x-1-cp314-cp314-manylinux_2_17_aarch64.whl', []],
    ['x-1-cp314-cp314t-manylinux_2_17_x86_64.whl', []],
    ['x-1-cp313-cp313-manylinux_2_17_x86_64.whl', []],
    ['x-1-cp39-abi3-manylinux_2_17_x86_64.whl', [linux]],
    ['x-1-cp315-abi3-manylinux_2_17_x86_64.whl', []],
    ['x-1-pp311-pypy311_pp73-manylinux_2_17_x86_64.whl', []],
    ['x-1-cp314-cp314-macosx_11_0_arm64.whl', [mac]],
    ['x-1-cp314-cp314-macosx_15_0_arm64.whl', []],
    ['x-1-cp314-cp314-macosx_10_13_universal2.whl', [mac]],
    ['x-1-cp314-cp314-macosx_11_0_x86_64.whl', []],
    ['x-1-cp314-cp314-win_amd64.whl', [windows]],
    ['x-1-cp314-cp314-win32.whl', []],
    ['x-1-3-py3-none-any.whl', [linux, alpine, mac, windows]],
  ])('%s', (file, machines) => {
    const tags = fileNameReader(file.startsWith('six') ? 'six' : 'x')(file)?.tags ?? null
    expect([linux, alpine, mac, windows].filter((one) => tags !== null && suits(tags, one))).toEqual(machines)
  })
})

describe('the name of a file', () => {
  it.each([
    ['python-dateutil-2.9.0.tar.gz', 'python_dateutil', '2.9.0'],
    ['a-b-c-1.0-2.zip', 'a.b.c', '1.0-2'],
    ['Foo_Bar-1.0rc1-py3-none-any.whl', 'foo-bar', '1.0rc1'],
    ['foo-1.0.win32-py2.7.exe', 'foo', null],
    ['foo-1.0-py2.7.egg', 'foo', null],
    ['other-1.0.tar.gz', 'foo', null],
    ['foo-latest.tar.gz', 'foo', null],
    ['foo.whl', 'foo', null],
  ])('%s of %s has the version %s', (file, name, version) => {
    expect(fileNameReader(name)(file)?.version ?? null).toBe(version)
  })
})

describe('the indexes that are asked', () => {
  const urls = (env: NodeJS.ProcessEnv, requirements = ''): string[] =>
    indexSources({ HOME: '/nowhere', ...env }, requirements).map(({ asked }) => asked)

  it('are the extra ones, then the default, as uv has them', () => {
    expect(urls({})).toEqual(['https://pypi.org/simple'])
    expect(urls({ UV_INDEX_URL: 'https://a.example/simple/' })).toEqual(['https://a.example/simple'])
    expect(
      urls({ UV_DEFAULT_INDEX: 'https://a.example/s', UV_INDEX: 'mine=https://b.example/s https://c.example/s' }),
    ).toEqual(['https://b.example/s', 'https://c.example/s', 'https://a.example/s'])
    expect(urls({}, '--index-url=https://b.example/s\n--extra-index-url https://c.example/s\nsix\n')).toEqual([
      'https://c.example/s',
      'https://b.example/s',
    ])
    expect(urls({}, '--no-index\n--index-url https://b.example/s')).toEqual([])
    expect(urls({ PIP_NO_INDEX: 'true', UV_DEFAULT_INDEX: 'https://a.example/s' })).toEqual([])
    expect(urls({ UV_INDEX: '/a/folder https://a.example/s https://a.example/s/' }).slice(0, -1)).toEqual([
      'https://a.example/s',
    ])
  })

  it('have the name and password of their address, of their variables or of netrc', () => {
    const own = { UV_INDEX_MY_PLACE_USERNAME: 'me', UV_INDEX_MY_PLACE_PASSWORD: 'p@ss' }
    expect(urls({ ...own, UV_INDEX: 'my-place=https://b.example/s' })[0]).toBe('https://me:p%40ss@b.example/s')
    expect(indexSources({ ...own, UV_INDEX: 'my-place=https://b.example/s' }, '')[0]?.url).toBe('https://b.example/s')
    const netrc =
      '# machine c.example login no\nmachine b.example\n  login me\n  password secret\ndefault login any password one\n'
    expect(fromNetrc(netrc, 'b.example')).toEqual({ user: 'me', password: 'secret' })
    expect(fromNetrc(netrc, 'c.example')).toEqual({ user: 'any', password: 'one' })
    expect(fromNetrc('machine b.example login me password secret', 'c.example')).toBe(null)
  })
})
