import { describe, expect, it } from 'vitest'
import { candidatesIn, missingLibraries, namesHere, packagesFor } from './systemLibraries.mjs'

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

/** As Ubuntu 24.04 answers: the old name of one is known to it, the old name of the other is not. */
const noble = `libasound2:
  Installed: (none)
  Candidate: (none)
  Version table:
libasound2t64:
  Installed: (none)
  Candidate: 1.2.11-1ubuntu0.1
  Version table:
     1.2.11-1ubuntu0.1 500
        500 http://archive.ubuntu.com/ubuntu noble-updates/main amd64 Packages
     1.2.11-1build2 500
        500 http://archive.ubuntu.com/ubuntu noble/main amd64 Packages
libgtk-3-0t64:
  Installed: 3.24.41-4ubuntu1.3
  Candidate: 3.24.41-4ubuntu1.3
  Version table:
 *** 3.24.41-4ubuntu1.3 500
        100 /var/lib/dpkg/status
libnss3:
  Installed: (none)
  Candidate: 2:3.98-1build1
  Version table:
     2:3.98-1build1 500
`
const bookworm = `libasound2:
  Installed: (none)
  Candidate: 1.2.8-1+b1
  Version table:
     1.2.8-1+b1 500
        500 http://deb.debian.org/debian bookworm/main amd64 Packages
`
const wanted = ['libasound2', 'libgtk-3-0', 'libnss3']

describe('namesHere', () => {
  it('takes the newer name where the system has it', () => {
    expect(namesHere(wanted, candidatesIn(noble))).toEqual(['libasound2t64', 'libgtk-3-0t64', 'libnss3'])
  })

  it('keeps the older name where that is what the system has, or where nobody could be asked', () => {
    expect(namesHere(wanted, candidatesIn(bookworm))).toEqual(wanted)
    expect(namesHere(wanted, candidatesIn(''))).toEqual(wanted)
  })

  it('does not take a package for one that can be installed because its neighbour can', () => {
    expect([...candidatesIn(noble)]).toEqual(['libasound2t64', 'libgtk-3-0t64', 'libnss3'])
  })
})
