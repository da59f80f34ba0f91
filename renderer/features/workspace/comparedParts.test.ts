import '../run/testing/fakeBridge'
import { describe, expect, it } from 'vitest'
import { en } from '../../i18n/en'
import { nodeWith } from '../run/testing/data'
import { comparedParts } from './comparedParts'

describe('what a conflict compares', () => {
  const plain = nodeWith({ outputs: [{ name: 'result', spec: { type: 'string', children: null } }] })

  it('is the code alone where nothing else differs', () => {
    expect(comparedParts(plain, { ...plain, code: 'x' }, en)).toEqual([{ head: null, mine: plain.code, disk: 'x' }])
  })

  it('holds error handling, default values and retry where they differ', () => {
    const disk = {
      ...plain,
      error_strategy: 'default-value' as const,
      default_value: [{ key: 'result', type: 'string', value: '"none"' }],
      retry_config: { retry_enabled: true, max_retries: 3, retry_interval: 1000 },
    }
    expect(comparedParts(plain, disk, en)).toEqual([
      {
        head: 'RETRY ON FAILURE',
        mine: 'Retry on Failure: None',
        disk: 'Max retries: 3 times\nRetry interval: 1000 ms',
      },
      {
        head: 'ERROR HANDLING',
        mine: 'Error Handling: None',
        disk: 'Error Handling: Default Value\nDefault value of result: "none"',
      },
      { head: 'CODE', mine: plain.code, disk: plain.code },
    ])
    const other = { ...disk, default_value: [{ key: 'result', type: 'string', value: '"gone"' }] }
    expect(comparedParts(disk, other, en).map(({ head }) => head)).toEqual(['ERROR HANDLING', 'CODE'])
    expect(comparedParts(disk, { ...disk, error_strategy: 'fail-branch' }, en).map(({ head }) => head)).toContain(
      'ERROR HANDLING',
    )
    const more = { ...disk, retry_config: { ...disk.retry_config, retry_interval: 5 } }
    expect(comparedParts(disk, more, en).map(({ head }) => head)).toEqual(['RETRY ON FAILURE', 'CODE'])
  })

  it('holds inputs and outputs, with their members', () => {
    const children = [{ name: 'a', spec: { type: 'number' as const, children: null } }]
    const disk = {
      ...plain,
      variables: [{ variable: 'text', value_type: 'string' as const, value_selector: [] }],
      outputs: [{ name: 'result', spec: { type: 'object' as const, children } }],
    }
    const parts = comparedParts(plain, disk, en)
    expect(parts.map(({ disk: lines }) => lines).slice(0, 2)).toEqual([
      'text  String',
      'result  Object\nresult.a  Number',
    ])
  })
})
