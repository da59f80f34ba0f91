import { describe, expect, it } from 'vitest'
import { readDistMetadata } from './distMetadata'
import { modulesOf } from './modulesOf'
import { readRecord } from './record'

const head = 'Metadata-Version: 2.1\nName: Some.Package\nVersion: 1.0\n'

describe('what a package tells of itself', () => {
  it('ends where its description begins, and goes on over lines', () => {
    const text = `${head}Summary: A thing\n        of two lines\nRequires-Python: >=3.8\nRequires-Dist: idna (>=2)\nRequires-Dist: six; extra == 'x'\n\nSummary: not this\n`
    expect(readDistMetadata(text.replaceAll('\n', '\r\n'))).toEqual({
      name: 'Some.Package',
      version: '1.0',
      summary: 'A thing of two lines',
      licence: '',
      homepage: '',
      requiresPython: '>=3.8',
      requirements: ['idna (>=2)', "six; extra == 'x'"],
    })
  })

  it.each([
    ['License-Expression: MIT\nLicense: something', 'MIT'],
    ['License: BSD-3-Clause\nClassifier: License :: OSI Approved :: BSD License', 'BSD-3-Clause'],
    ['License: UNKNOWN\nClassifier: License :: OSI Approved :: MIT License', 'MIT License'],
    [
      'License: Copyright (c) 2001\n        All rights reserved.\nClassifier: License :: OSI Approved :: Apache Software License',
      'Apache Software License',
    ],
    ['License: MIT License\n        \n        Copyright (c) 2001', 'MIT License'],
    ['Classifier: License :: OSI Approved\nClassifier: Topic :: Text', ''],
    [
      'Classifier: License :: OSI Approved :: MIT License\nClassifier: License :: OSI Approved :: Apache Software License',
      'MIT License, Apache Software License',
    ],
    ['', ''],
  ])('names the licence: %j', (lines, licence) => {
    expect(readDistMetadata(`${head}${lines}\n`).licence).toBe(licence)
  })

  it.each([
    ['Home-page: https://a.example\nProject-URL: Homepage, https://b.example', 'https://a.example'],
    [
      'Home-page: UNKNOWN\nProject-URL: Issues, https://i.example\nProject-URL: Source Code, https://s.example',
      'https://s.example',
    ],
    ['Project-URL: Funding, https://f.example', 'https://f.example'],
    ['Home-page: javascript:alert(1)', ''],
  ])('names the homepage: %j', (lines, homepage) => {
    expect(readDistMetadata(`${head}${lines}\n`).homepage).toBe(homepage)
  })
})

describe('the files of a package', () => {
  it('are read from its record', () => {
    const text =
      'six.py,sha256=abc,34549\r\n"odd, ""name"".py",sha256=x,2\n../../bin/tool,,\nx.dist-info/RECORD,,\nnonsense\n'
    expect(readRecord(text)).toEqual([
      { path: 'six.py', bytes: 34549 },
      { path: 'odd, "name".py', bytes: 2 },
      { path: '../../bin/tool', bytes: null },
      { path: 'x.dist-info/RECORD', bytes: null },
    ])
  })

  it('tell what can be imported', () => {
    expect(
      modulesOf([
        'six.py',
        '_cffi.cpython-314-x86_64-linux-gnu.so',
        'fast.abi3.so',
        'win.pyd',
        'plain/inner.py',
        'pkg/__init__.py',
        'pkg/deep/inner.py',
        'google/cloud/storage/__init__.py',
        'google/cloud/storage/blob/__init__.py',
        'google/api/annotations_pb2.py',
        'numpy.libs/libx.so',
        'thing-1.0.dist-info/RECORD',
        'thing-1.0.data/x.py',
        '__pycache__/six.cpython-314.pyc',
        '../../bin/tool.py',
        'stubs-only/__init__.pyi',
        'data/table.csv',
      ]),
    ).toEqual(['_cffi', 'fast', 'google.api.annotations_pb2', 'google.cloud.storage', 'pkg', 'plain', 'six', 'win'])
  })
})
