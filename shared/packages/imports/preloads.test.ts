import { describe, expect, it } from 'vitest'
import { dify1_16 } from '../../dify/targets/records'
import { preloadsOf } from './preloads'

const of = (code: string, code_language: 'python3' | 'javascript' | 'jinja2' = 'python3') =>
  preloadsOf({ code, code_language }, dify1_16)

describe('what is imported before a node runs', () => {
  it('is what it needs of other packages, each once', () => {
    const code =
      'import json, numpy as np\nfrom pandas.io import excel\nimport numpy\nfrom . import own\ndef main():\n    import yaml\n'
    expect(of(code)).toEqual(['numpy', 'pandas.io', 'yaml'])
  })

  it('is nothing that it can do without, or may never ask for', () => {
    const code =
      'try:\n    import orjson\nexcept ImportError:\n    import ujson\nif flag:\n    import torch\ndef other():\n    import six\n'
    expect(of(code)).toEqual([])
  })

  it('is none of what the author named, nor what lies in it', () => {
    const code = 'import numpy, pandas, pandas.io, pandasql'
    expect(preloadsOf({ code, code_language: 'python3' }, dify1_16, ['pandas', 'six'])).toEqual(['numpy', 'pandasql'])
  })

  it('is what the wrapper of a template imports, and nothing of JavaScript', () => {
    expect(of('{{ a }} import numpy', 'jinja2')).toEqual(['jinja2.sandbox'])
    expect(of("require('lodash')", 'javascript')).toEqual([])
  })
})
