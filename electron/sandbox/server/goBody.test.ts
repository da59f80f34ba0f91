import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bindAsGin, type GoField } from './goBody'
import { goJson } from './goJson'
import { eachMember, valueOf } from './jsonMembers'
import { scanAsGo } from './goScan'

const fields: readonly GoField[] = [
  { go: 'Language', name: 'language', type: 'string', required: true },
  { go: 'Code', name: 'code', type: 'string', required: true },
  { go: 'EnableNetwork', name: 'enable_network', type: 'bool', required: false },
]

const bind = (body: string | Buffer, contentType = 'application/json', method = 'POST', query = '') =>
  bindAsGin(fields, { method, contentType, query, bytes: Buffer.from(body) })

const required = (name: string): string =>
  `Key: '${name}' Error:Field validation for '${name}' failed on the 'required' tag`

describe('a JSON body', () => {
  it.each([
    ['', 'EOF'],
    ['  \n', 'EOF'],
    ['{', 'unexpected EOF'],
    ['{"code": "x', 'unexpected EOF'],
    ['{bad}', "invalid character 'b' looking for beginning of object key string"],
    ['{"a":1,}', "invalid character '}' looking for beginning of object key string"],
    ['{"a" 1}', "invalid character '1' after object key"],
    ['{"a":1 "b"}', `invalid character '"' after object key:value pair`],
    ['[1 2]', "invalid character '2' after array element"],
    ['[1,]', "invalid character ']' looking for beginning of value"],
    ['hello', "invalid character 'h' looking for beginning of value"],
    ["{'a':1}", "invalid character '\\'' looking for beginning of object key string"],
    ['trux', "invalid character 'x' in literal true (expecting 'e')"],
    ['{"a":nul}', "invalid character '}' in literal null (expecting 'l')"],
    ['{"a":01}', "invalid character '1' after object key:value pair"],
    ['{"a":-x}', "invalid character 'x' in numeric literal"],
    ['{"a":1.}', "invalid character '}' after decimal point in numeric literal"],
    ['{"a":1e}', "invalid character '}' in exponent of numeric literal"],
    ['{"a":"\n"}', "invalid character '\\n' in string literal"],
    ['{"a":"\u0001"}', "invalid character '\\x01' in string literal"],
    ['{"a":"\\x"}', "invalid character 'x' in string escape code"],
    ['{"a":"\\u12g4"}', "invalid character 'g' in \\u hexadecimal character escape"],
    ['\ufeff{}', "invalid character 'ï' looking for beginning of value"],
    ['['.repeat(10_001), 'exceeded max depth'],
    ['{}', `${required('Language')}\n${required('Code')}`],
    ['null', `${required('Language')}\n${required('Code')}`],
    ['{"language":"python3","code":""}', required('Code')],
    ['{"language":"python3","code":null}', required('Code')],
    ['{"language":"python3","code":5}', 'json: cannot unmarshal number into Go struct field .code of type string'],
    ['{"language":["x"],"code":5}', 'json: cannot unmarshal array into Go struct field .language of type string'],
    ['{"enable_network":"yes"}', 'json: cannot unmarshal string into Go struct field .enable_network of type bool'],
    ['{"code":{"a":1}}', 'json: cannot unmarshal object into Go struct field .code of type string'],
    ['{"code":[],"code":5,"code":"x"}', 'json: cannot unmarshal array into Go struct field .code of type string'],
    ['{"code":true}', 'json: cannot unmarshal bool into Go struct field .code of type string'],
  ])('%j is refused in the words of Go', (body, error) => {
    expect(bind(body)).toEqual({ error })
  })

  it('names the type where it is no object', () => {
    const error =
      'json: cannot unmarshal array into Go value of type struct { Language string "json:\\"language\\" form:\\"language\\" binding:\\"required\\""; Code string'
    expect(bind('[]')).toMatchObject({ error: expect.stringContaining(error) as string })
  })

  it.each([
    ['{"language":"python3","code":"x","enable_network":true,"other":[1]}', true],
    ['{"LANGUAGE":"python3","Code":"x","enable_network":null} and what follows', false],
    ['{"code":"y","code":"x","language":"python3"}{', false],
    ['{"c\\u006fde":"y","\\u0063ode":"x","language":"python3","o":{"code":5,"language":[]},"code":null}', false],
  ])('%j is taken as Go takes it', (body, enable_network) => {
    expect(bind(body)).toMatchObject({ values: { language: 'python3', code: 'x', enable_network } })
  })

  it('has the replacement character for what is no text', () => {
    const broken = Buffer.concat([
      Buffer.from('{"language":"python3","code":"a'),
      Buffer.from([0xff]),
      Buffer.from('\\ud800b"}'),
    ])
    expect(bind(broken)).toMatchObject({ values: { code: 'a\ufffd\ufffdb' } })
  })

  it('is JSON to the scan wherever it is to JavaScript, and nowhere else', () => {
    const pieces = ['{', '}', '[', ']', ',', ':', '"', '"a"', '\\', '1', '-', '.', 'e', 'true', 'null', ' ', 'é', '\n']
    const text = fc.oneof(
      fc.json(),
      fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(text, (body) => {
        const bytes = Buffer.from(body)
        const scan = scanAsGo(bytes)
        let isJson = true
        try {
          JSON.parse(body)
        } catch {
          isJson = false
        }
        const isWhole = 'end' in scan && bytes.toString('utf8', scan.end).trim() === ''
        expect(isWhole).toBe(isJson)
        if ('end' in scan) expect(() => JSON.parse(bytes.toString('utf8', 0, scan.end)) as unknown).not.toThrow()
      }),
      { numRuns: 2000 },
    )
  })
})

it('the members of some names are found where JavaScript finds them', () => {
  const names = ['code', 'language', 'é', 'a"b']
  const key = fc.oneof(fc.constantFrom(...names, 'CODE', 'É'), fc.string({ maxLength: 8 }))
  fc.assert(
    fc.property(fc.dictionary(key, fc.jsonValue(), { noNullPrototype: true }), fc.nat(4), (object, indent) => {
      const bytes = Buffer.from(` ${JSON.stringify(object, null, indent)} x`)
      const found: [string, unknown][] = []
      const scan = eachMember(bytes, names, (name, member) => found.push([name, valueOf(bytes, member)]))
      expect(scan).toEqual({ end: bytes.length - 2 })
      const all = Object.entries(JSON.parse(JSON.stringify(object)) as Record<string, unknown>)
      expect(found).toEqual(all.filter(([name]) => names.includes(name.toLowerCase())))
    }),
  )
})

describe('a form', () => {
  const form = 'application/x-www-form-urlencoded'
  it.each([
    [
      'language=python3&code=a%20%2B+b',
      form,
      'POST',
      '',
      { language: 'python3', code: 'a + b', enable_network: false },
    ],
    ['code=x', form, 'POST', 'language=nodejs&code=y', { language: 'nodejs', code: 'x', enable_network: false }],
    [
      '',
      'text/plain',
      'POST',
      'language=python3&code=x&enable_network=T',
      { language: 'python3', code: 'x', enable_network: true },
    ],
    [
      'code=%e4%bd%a0&code=2&&=&',
      form,
      'POST',
      '%6canguage=python3',
      { language: 'python3', code: '你', enable_network: false },
    ],
    ['{"code":1}', '', 'GET', 'language=python3&code=x', { language: 'python3', code: 'x', enable_network: false }],
  ])('%j as %s of a %s with %j in the address', (body, type, method, query, values) => {
    expect(bind(body, type, method, query)).toMatchObject({ values })
  })

  it.each([
    ['', form, required('Language')],
    ['language=python3&code=x&enable_network=yes', form, 'strconv.ParseBool: parsing "yes": invalid syntax'],
    ['language=python3&code=%zz', form, 'invalid URL escape "%zz"'],
    ['code=%', form, 'invalid URL escape "%"'],
    ['code=1;language=python3', form, 'invalid semicolon separator in query'],
  ])('%j as %s is refused', (body, type, words) => {
    expect(bind(body, type)).toMatchObject({ error: expect.stringContaining(words) as string })
  })

  it('of another type that gin would read is not', () => {
    expect(bind('<a/>', 'application/xml')).toEqual({ unread: 'application/xml' })
  })

  it('is read as JSON for any JSON type but in a GET, which must have the very header', () => {
    const body = '{"language":"python3","code":"x"}'
    expect(bind(body, 'application/json; charset=utf-8')).toMatchObject({ values: { code: 'x' } })
    expect(bind(body, 'application/json', 'GET')).toMatchObject({ values: { code: 'x' } })
    expect(bind(body, 'application/json; charset=utf-8', 'GET')).toMatchObject({ error: expect.any(String) as string })
  })
})

it('Go escapes in JSON what HTML would read', () => {
  const value = { a: '<<RESULT>>&\u2028\u2029 é\b' }
  expect(goJson(value)).toBe('{"a":"\\u003c\\u003cRESULT\\u003e\\u003e\\u0026\\u2028\\u2029 é\\b"}')
  expect(JSON.parse(goJson(value))).toEqual(value)
})
