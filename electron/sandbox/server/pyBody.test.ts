import { describe, expect, it } from 'vitest'
import { readPyBody } from './pyBody'

const json = 'application/json'
const read = (body: string, type: string | undefined = json) => readPyBody(Buffer.from(body), type)

describe('a body to FastAPI', () => {
  it.each([
    ['{"language":"python3","code":""}', json],
    [
      '{"language":"python3","code":"","preload":null,"enable_network":"off","x":1}',
      'application/vnd.x+json; charset=utf-8',
    ],
    ['{"language":"python3","code":"","enable_network":1}', ''],
  ])('%j as %s is taken', (body, type) => {
    expect(read(body, type)).toMatchObject({ language: 'python3', code: '' })
  })

  it.each([
    ['', json, [{ type: 'missing', loc: ['body'], msg: 'Field required', input: null }]],
    [
      '{}',
      json,
      [
        { type: 'missing', loc: ['body', 'language'], msg: 'Field required', input: {} },
        { type: 'missing', loc: ['body', 'code'], msg: 'Field required', input: {} },
      ],
    ],
    [
      '{"code":5,"language":"x"}',
      json,
      [{ type: 'string_type', loc: ['body', 'code'], msg: 'Input should be a valid string', input: 5 }],
    ],
    [
      '{"code":"","language":"x","enable_network":"maybe"}',
      json,
      [
        {
          type: 'bool_parsing',
          loc: ['body', 'enable_network'],
          msg: 'Input should be a valid boolean, unable to interpret input',
          input: 'maybe',
        },
      ],
    ],
    [
      '{"code":"","language":"x","enable_network":[]}',
      json,
      [{ type: 'bool_type', loc: ['body', 'enable_network'], msg: 'Input should be a valid boolean', input: [] }],
    ],
    [
      '{bad',
      json,
      [
        {
          type: 'json_invalid',
          loc: ['body', 1],
          msg: 'JSON decode error',
          input: {},
          ctx: { error: 'Expecting property name enclosed in double quotes' },
        },
      ],
    ],
    [
      'code=1',
      'application/x-www-form-urlencoded',
      [
        {
          type: 'model_attributes_type',
          loc: ['body'],
          msg: 'Input should be a valid dictionary or object to extract fields from',
          input: 'code=1',
        },
      ],
    ],
    [
      '[1]',
      json,
      [
        {
          type: 'model_attributes_type',
          loc: ['body'],
          msg: 'Input should be a valid dictionary or object to extract fields from',
          input: [1],
        },
      ],
    ],
  ])('%j as %s is refused in the words of pydantic', (body, type, detail) => {
    expect(read(body, type)).toEqual(detail)
  })
})

it('takes the last of a member that comes twice, and packages beside', () => {
  const body = '{"language":"x","code":5,"code":"y","dependencies":[{"name":"six"}]}\n'
  expect(read(body)).toEqual({ language: 'x', code: 'y', dependencies: [{ name: 'six' }] })
})

it('has an answer for what is too large to be told', () => {
  const large = '[],'.repeat(400_000)
  expect(read(`{"x":[${large}1]}`)).toMatchObject([
    { type: 'missing', loc: ['body', 'language'], input: {} },
    { type: 'missing', loc: ['body', 'code'], input: {} },
  ])
  expect(read(`[${large}`)).toMatchObject([{ type: 'json_invalid', loc: ['body', 0] }])
  expect(read(`{"language":"x","code":[${large}1]}`)).toMatchObject([{ type: 'string_type', loc: ['body', 'code'] }])
})
