import { describe, expect, it } from 'vitest'
import { findTarget } from '../dify/targets'
import type { CodeNode } from '../model/node'
import { plainNode } from '../model/plainNode'
import { moduleSet } from '../packages/imports/missingImports'
import { describeProblem } from '.'
import { importProblems, type KnownEnvironment } from './importProblems'

const base = ['requests', 'six', 'yaml', 'google.protobuf', 'google.cloud.storage', '_cffi_backend']

function told(
  code: string,
  {
    target = '1.16',
    language = 'python3' as CodeNode['code_language'],
    ...known
  }: Partial<KnownEnvironment> & { target?: string; language?: CodeNode['code_language'] } = {},
) {
  const found = findTarget(target)
  if (found === null) throw new Error(target)
  const node = plainNode('a', language, code)
  const environment = {
    modules: moduleSet(base),
    packages: new Set<string>(),
    asked: new Set<string>(),
    leftOut: new Map<string, string>(),
    hasFailed: false,
  }
  return importProblems(node, found, { ...environment, ...known }).map(({ problem }) => {
    for (const language of ['en', 'zh-CN'] as const) {
      expect(Object.values(describeProblem(problem, language)).join()).not.toMatch(/\{\w+\}/)
    }
    return `${problem.severity} ${problem.line} ${problem.code} ${String(problem.params['name'] ?? '')}`.trim()
  })
}

describe('importProblems of Python', () => {
  it('tells what the environment lacks, and nothing of what it has', () => {
    expect(told('import json, requests, yaml.nodes, google.protobuf.message\nfrom six.moves import range\n')).toEqual(
      [],
    )
    expect(told('import pandas as pd\nimport os, numpy\nfrom yaml import nothing\n')).toEqual([
      'error 1 module-missing pandas',
      'error 2 module-missing numpy',
    ])
    expect(told('def other():\n    import a.b\ntry:\n    import c\nexcept ImportError:\n    c = None\n')).toEqual([
      'warning 2 module-missing a',
      'info 4 module-optional c',
    ])
    expect(told('from . import x\nif TYPE_CHECKING:\n    import pandas\n')).toEqual(['error 1 import-relative'])
  })

  it('looks into namespaces that packages share', () => {
    expect(
      told('from google.cloud import storage, bigquery\nimport google.auth\nfrom google.cloud import *\n'),
    ).toEqual(['error 1 module-missing google.cloud.bigquery', 'error 2 module-missing google.auth'])
  })

  it("goes by the standard library of the target's Python", () => {
    const code = 'import distutils.core\nimport tomllib\nimport cgi\nimport winreg\nimport asyncore\nimport spwd\n'
    expect(told(code)).toEqual([
      'error 1 module-removed-same distutils',
      'error 3 module-removed-same cgi',
      'error 4 module-of-windows winreg',
      'error 5 module-removed-for asyncore',
      'error 6 module-removed spwd',
    ])
    expect(told(code, { target: '0.11' })).toEqual([
      'error 2 module-later-package tomllib',
      'error 4 module-of-windows winreg',
    ])
    expect(told('import distutils', { modules: moduleSet(['setuptools', '_distutils_hack']) })).toEqual([])
    expect(told('import pkg_resources')).toEqual(['error 1 setuptools-missing pkg_resources'])
  })

  it('says that a package is on its way, or could not be built', () => {
    const asked = new Set(['pandas'])
    expect(told('import pandas', { asked })).toEqual(['info 1 module-coming pandas'])
    expect(told('import pandas', { asked, hasFailed: true })).toEqual(['warning 1 module-not-built pandas'])
    expect(told('import pandas', { asked, packages: asked })).toEqual(['error 1 module-missing pandas'])
    const leftOut = new Map([['pandas', 'python_version < "3.9"']])
    expect(told('import pandas', { asked, leftOut })).toEqual(['error 1 module-left-out pandas'])
    const guarded = 'try:\n    import pandas\nexcept ImportError:\n    pandas = None\n'
    expect(told(guarded, { asked, leftOut })).toEqual(['info 2 module-left-out pandas'])
    expect(told('import pandas\nimport imp', { modules: null })).toEqual(['error 2 module-removed-for imp'])
  })
})

describe('importProblems of JavaScript', () => {
  it("tells what Dify's Node lacks, at the line", () => {
    const code =
      "const a = require('lodash')\nconst fs = require('node:fs')\nimport b from 'crypto'\nrequire('./c.js')\n"
    expect(told(code, { language: 'javascript' })).toEqual([
      'error 1 node-module-missing lodash',
      'error 3 module-syntax-refused',
      'error 4 require-file ./c.js',
    ])
    expect(told('{{ require("x") }}', { language: 'jinja2' })).toEqual([])
  })
})
