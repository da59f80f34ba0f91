import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSignature, returnKeys } from './signature'

const python = (code: string) => readSignature('python3', code)
const javascript = (code: string) => readSignature('javascript', code)
const names = (signature: ReturnType<typeof python>) => signature?.parameters.map((parameter) => parameter.name)

describe('the signature of a Python main', () => {
  it('has names, annotations, defaults and the types that they suggest', () => {
    const signature = python(
      'import json\n\ndef main(a: str, b: float = 1.5, c: "dict" = None, d=[],\n  e: list[dict[str, int]] = (1, 2), f = "x", g=True) -> dict:\n    return {}\n',
    )
    expect(signature?.parameters).toEqual([
      { name: 'a', annotation: 'str', defaultText: null, type: 'string' },
      { name: 'b', annotation: 'float', defaultText: '1.5', type: 'number' },
      { name: 'c', annotation: '"dict"', defaultText: 'None', type: 'object' },
      { name: 'd', annotation: '', defaultText: '[]', type: null },
      { name: 'e', annotation: 'list[dict[str, int]]', defaultText: '(1, 2)', type: 'array[object]' },
      { name: 'f', annotation: '', defaultText: '"x"', type: 'string' },
      { name: 'g', annotation: '', defaultText: 'True', type: 'boolean' },
    ])
    expect(signature).toMatchObject({ takesMore: false, isAsync: false, line: 3 })
  })

  it.each([
    ['int', 'number'],
    ['bool', 'boolean'],
    ['Optional[str]', 'string'],
    ['str | None', 'string'],
    ['None | list[float]', 'array[number]'],
    ['typing.List[str]', 'array[string]'],
    ['list[bool]', 'array[boolean]'],
    ['tuple[int, ...]', 'array[number]'],
    ['Dict[str, Any]', 'object'],
    ['list', 'array[string]'],
    ['List', 'array[string]'],
    ['tuple', 'array[string]'],
    ['set | None', 'array[string]'],
    ['Optional[typing.Sequence]', 'array[string]'],
    ['list[Any]', 'array[string]'],
    ['tuple[str, str]', 'array[string]'],
    ['tuple[int, str]', 'array[string]'],
    ['frozenset[int]', 'array[number]'],
    ['list[int | None]', 'array[number]'],
    ['OrderedDict[str, int]', 'object'],
    ['collections.defaultdict', 'object'],
    ['MutableMapping', 'object'],
    ['Union[int, None]', 'number'],
    ['typing.Union[None, dict[str, int]]', 'object'],
    ['Union[int, float]', 'number'],
    ['int | str', null],
    ['Union[int, str]', null],
    ['Annotated[int, "a, b]"]', 'number'],
    ['Optional[Annotated[list[int], Len(1, 2)]]', 'array[number]'],
    ['"Union[\'int\', None]"', 'number'],
    ['list[list[str]]', null],
    ['pd.DataFrame', null],
  ])('takes %s for %s', (annotation, type) => {
    expect(python(`def main(a: ${annotation}): pass`)?.parameters[0]?.type).toBe(type)
  })

  it('takes the elements of a plain list from its default', () => {
    const typeOf = (text: string) => python(`def main(${text}): pass`)?.parameters[0]?.type
    expect(typeOf('a: list = [1, -2]')).toBe('array[number]')
    expect(typeOf('a: list = [{"k": [1, 2]}, {}]')).toBe('array[object]')
    expect(typeOf('a: tuple = (True, False)')).toBe('array[boolean]')
    expect(typeOf('a: list = [1, "x"]')).toBe('array[string]')
    expect(typeOf('a: list = []')).toBe('array[string]')
    expect(typeOf('a: list[str] = [1]')).toBe('array[string]')
  })

  it('knows star parameters, markers, async and decorators', () => {
    expect(names(python('def main(a, /, b, *, c, **more): pass'))).toEqual(['a', 'b', 'c'])
    expect(python('def main(*args, **more): pass')).toMatchObject({ parameters: [], takesMore: true })
    expect(python('@cached\nasync def main(a): pass')).toMatchObject({ isAsync: true })
  })

  it('takes the last main at the top level and no other', () => {
    const code =
      'def main(a): pass\nclass A:\n    def main(self, b): pass\ndef f():\n    def main(c): pass\nif True:\n    def main(d): pass\n'
    expect(names(python(code))).toEqual(['d'])
    expect(python('# def main(a): pass\nx = "def main(b): pass"\n')).toBeNull()
  })

  it('reads what is half typed', () => {
    expect(names(python('def main(a: str, b'))).toEqual(['a', 'b'])
    expect(names(python('def main(a: str, \n    return {"x": 1}\n'))).toContain('a')
  })

  it('finds the keys that are returned literally', () => {
    const code = `def main(a):
    def inner():
        return {"not": 1}
    rows = [{"nor": x} for x in a]
    if not a:
        return {"result": [], 'error': {"deep": 1}}
    out = {"result": 1}
    out["count"] = 2
    return out
`
    expect(returnKeys('python3', code)).toEqual(['result', 'error', 'count'])
    expect(returnKeys('python3', 'def main(): return make()')).toEqual([])
    expect(returnKeys('python3', 'x = 1')).toEqual([])
  })
})

describe('the signature of a JavaScript main', () => {
  it.each([
    'function main({arg1, arg2}) { return {} }',
    'const main = ({ arg1, arg2 }) => ({})',
    'let main = function ({arg1, arg2}) {}',
    'main = async ({ arg1 /* first, {x} */, arg2 }) => {}',
    'function main({\n  arg1, // "one"\n  arg2,\n}) {}',
    'function main({ "arg1": a, arg2: b = "x" }) {}',
  ])('is read from %j', (code) => {
    expect(names(javascript(code))).toEqual(['arg1', 'arg2'])
  })

  it('has defaults and the types that they suggest', () => {
    expect(javascript('function main({a = "x, y", b = -1, c = [1, 2], d: e = {k: 1}, ...rest}) {}')).toMatchObject({
      parameters: [
        { name: 'a', defaultText: '"x, y"', type: 'string' },
        { name: 'b', defaultText: '-1', type: 'number' },
        { name: 'c', defaultText: '[1, 2]', type: null },
        { name: 'd', defaultText: '{k: 1}', type: 'object' },
      ],
      takesMore: true,
    })
  })

  it('takes more where the inputs are not taken apart', () => {
    expect(javascript('\n\nfunction main(inputs) {}')).toMatchObject({ parameters: [], takesMore: true, line: 3 })
    expect(javascript('const main = inputs => ({a: 1})')).toMatchObject({
      takesMore: true,
      returned: [{ name: 'a', type: 'number' }],
    })
    expect(javascript('function main() {}')).toMatchObject({ parameters: [], takesMore: false, isAsync: false })
  })

  it('is not read from comments, texts and other functions', () => {
    expect(
      javascript(
        '// function main({a}) {}\nconst s = "function main({b}) {}"; function domain({c}) {} x.main = ({d}) => 1',
      ),
    ).toBeNull()
    expect(names(javascript('const r = /function main({a})/; async function main({b}) {}'))).toEqual(['b'])
  })

  it('finds the keys that are returned literally', () => {
    const code = `function main({a}) {
  const rows = a.map((x) => { return { id: x } })
  if (!a) { return { result: '}', "error": "http://x" } }
  for (const x of a) { if (x) return ({ result, count: [1, {deep: 2}], }) }
  // return { no: 1 }
  return { ...rest, [key]: 1, extra() { return { inner: 1 } } }
}`
    expect(returnKeys('javascript', code)).toEqual(['result', 'error', 'count', 'extra'])
    expect(returnKeys('javascript', 'const main = ({a}) => ({ sum: a, "é": 1 })')).toEqual(['sum', 'é'])
  })
})

describe('readSignature', () => {
  const piece = fc.constantFrom(
    'def main(',
    'function main(',
    '{',
    '}',
    '(',
    ')',
    '=>',
    'main =',
    'return',
    '"',
    "'",
    '`',
    '/',
    '//',
    '\n',
    '    ',
    ':',
    'a',
    ',',
    '=',
    '[',
    ']',
    '*',
    '**',
    '...',
    '#',
    '\\',
    'async ',
    '|',
    'dict',
  )

  it('reads any code to an end', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('python3' as const, 'javascript' as const),
        fc.array(piece, { maxLength: 40 }),
        (language, parts) => {
          const signature = readSignature(language, parts.join(''))
          for (const parameter of signature?.parameters ?? []) expect(parameter.name).not.toBe('')
        },
      ),
      { numRuns: 2000 },
    )
  })
})
