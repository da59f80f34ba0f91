import { describe, expect, it } from 'vitest'
import { findTarget } from '../dify/targets'
import { dify1_16 } from '../dify/targets/records'
import type { CodeNode } from '../model/node'
import { describeWatch } from './watchTexts'
import { type PackagesHere } from './serverPackages'
import { toWatch } from './toWatch'

const node: CodeNode = {
  title: 'word_count',
  desc: '',
  code_language: 'python3',
  code: 'import json, requests\nimport pandas as pd\nfrom google.cloud import storage\n\ndef main(text, limit):\n    return {}\n',
  variables: [
    { variable: 'text', value_type: 'string', value_selector: ['1750000000001', 'text'] },
    { variable: 'limit', value_type: 'number', value_selector: [] },
  ],
  outputs: [{ name: 'ok', spec: { type: 'boolean', children: null } }],
  dependencies: [{ name: 'six', version: '1.16.0' }],
  target: null,
  samples: {},
}
const nothing: PackagesHere = { installed: null, baseChanges: [], requirements: '' }
const pack = (name: string, version: string, origin: 'base' | 'own' | 'needed', modules: string[]) => ({
  name,
  version,
  origin,
  modules,
})
const facts: PackagesHere = {
  installed: [
    pack('requests', '2.32.3', 'base', ['requests']),
    pack('pandas', '2.2.3', 'own', ['pandas']),
    pack('google-cloud-storage', '3.1.0', 'needed', ['google.cloud.storage']),
    pack('six', '1.16.0', 'own', ['six']),
  ],
  baseChanges: [],
  requirements: 'pandas>=2\n',
}

function watch(given: Partial<CodeNode>, here = nothing, target = dify1_16) {
  return toWatch([{ id: '1', node: { ...node, ...given } }], target, here)
}

describe('what to watch', () => {
  it('is inputs that point nowhere, and the packages of the environment with their versions', () => {
    expect(watch({}, facts)).toEqual([
      { kind: 'unmapped', node: 'word_count', names: ['limit'] },
      { kind: 'packages', lines: ['google-cloud-storage==3.1.0', 'pandas==2.2.3', 'six==1.16.0'] },
      { kind: 'mapped', node: 'word_count', name: 'text', place: '1750000000001 / text' },
    ])
  })

  it('names packages without an environment too: by the requirements, else by what is known to bring a module', () => {
    const found = (given: Partial<CodeNode>, requirements = '') =>
      watch({ variables: [], dependencies: [], ...given }, { ...nothing, requirements })
    const code = 'import pandas, cv2, strange_module\ntry:\n    import lxml\nexcept ImportError:\n    pass\n'
    expect(found({ code }, 'pandas>=2 # for tables\n')).toEqual([
      { kind: 'packages', lines: [expect.stringMatching(/^opencv-python/), 'pandas>=2 # for tables'] },
      { kind: 'modules', names: ['strange_module'] },
    ])
    expect(found({ code: 'import json, requests, httpx\n' })).toEqual([{ kind: 'no-packages' }])
    expect(found({ code: "require('pandas')", code_language: 'javascript' })).toEqual([{ kind: 'no-packages' }])
  })

  it('names a package of the base that has another version here', () => {
    const here = { ...nothing, installed: [pack('requests', '2.31.0', 'own', ['requests'])], baseChanges: ['requests'] }
    expect(watch({ variables: [], dependencies: [], code: 'import requests' }, here)).toEqual([
      { kind: 'packages', lines: ['requests==2.31.0'] },
    ])
  })

  it("is what is not Dify's default, and what the target lacks", () => {
    const failing: Partial<CodeNode> = {
      code: '',
      variables: [],
      dependencies: [],
      error_strategy: 'fail-branch',
      retry_config: { retry_enabled: true, max_retries: 3, retry_interval: 1000 },
    }
    expect(watch(failing).map(({ kind }) => kind)).toEqual(['strategy', 'retry', 'no-packages'])
    const old = findTarget('0.11') ?? dify1_16
    const told = watch(failing, nothing, old)
    expect(told.flatMap((one) => (one.kind === 'lacks' ? [one.problem.code] : []))).toEqual([
      'type-not-there',
      'error-handling-ignored',
      'retry-ignored',
    ])
    for (const one of told) {
      for (const language of ['en', 'zh-CN'] as const) expect(describeWatch(one, language).text).not.toMatch(/\{\w+\}/)
    }
  })

  it('tells that an input which reads another copied node is to be chosen anew: its copy gets another id', () => {
    const reading = { variables: [{ variable: 'a', value_type: 'string' as const, value_selector: ['7', 'r'] }] }
    const one = { ...node, code: '', variables: [], dependencies: [] }
    const told = toWatch(
      [
        { id: '7', node: one },
        { id: '8', node: { ...one, ...reading } },
      ],
      dify1_16,
      nothing,
    )
    expect(told).toEqual([{ kind: 'unmapped', node: 'word_count', names: ['a'] }, { kind: 'no-packages' }])
  })
})
