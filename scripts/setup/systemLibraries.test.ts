import { describe, expect, it } from 'vitest'
import { missingLibraries, packagesFor } from './systemLibraries.mjs'

const ldd = `	linux-vdso.so.1 (0x00007ffd3a5f2000)
	libffmpeg.so => /opt/electron/./libffmpeg.so (0x00007f0b5a400000)
	libgtk-3.so.0 => not found
	libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f0b59e1f000)
	libnss3.so => not found
	/lib64/ld-linux-x86-64.so.2 (0x00007f0b5b1f4000)
`

describe('missingLibraries', () => {
  it('names what ldd does not find', () => {
    expect(missingLibraries(ldd)).toEqual(['libgtk-3.so.0', 'libnss3.so'])
  })

  it('names nothing where all is found, or where there is nothing to ask', () => {
    expect(missingLibraries(ldd.replaceAll('not found', '/lib/x.so (0x0)'))).toEqual([])
    expect(missingLibraries('\tnot a dynamic executable\n')).toEqual([])
  })
})

describe('packagesFor', () => {
  it('asks for nothing where nothing is missing', () => {
    expect(packagesFor({ libraries: [], display: true, tests: true })).toEqual([])
    expect(packagesFor({ libraries: [], display: false, tests: false })).toEqual([])
  })

  it('asks for what Electron needs, with a font that has Chinese', () => {
    const packages = packagesFor({ libraries: ['libgtk-3.so.0'], display: false, tests: false })
    expect(packages).toEqual(expect.arrayContaining(['libgtk-3-0', 'libnss3', 'fonts-noto-cjk']))
    expect(packages).not.toContain('xvfb')
  })

  it('asks for a display of their own for the tests alone', () => {
    expect(packagesFor({ libraries: [], display: false, tests: true })).toEqual(['xvfb', 'xauth'])
  })

  it('asks for both at once, and is not changed by having been asked', () => {
    const found = { libraries: ['libnss3.so'], display: false, tests: true }
    const first = packagesFor(found)
    expect(first).toEqual(expect.arrayContaining(['xvfb', 'xauth', 'libnss3']))
    expect(packagesFor(found)).toEqual(first)
  })
})
