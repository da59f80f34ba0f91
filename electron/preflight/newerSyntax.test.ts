import { execFile } from 'node:child_process'
import { beforeAll, describe, expect, it } from 'vitest'
import { lowered } from '../../shared/preflight/syntax/lowered'
import { cameWith, type NewerKind, newerSyntax } from '../../shared/preflight/syntax/newerSyntax'
import { lookForPython, minorOf } from '../environments/findPython'

/** Code that has one of them, and the code after the fix where there is one. */
const newer: readonly (readonly [kind: NewerKind, code: string, mended?: string])[] = [
  ['except-star', 'try:\n    pass\nexcept* ValueError as e:\n    pass\n'],
  ['except-star', 'try: pass\nexcept *(ValueError, KeyError): pass\n'],
  ['star-in-index', 'a, b = {}, []\nx = lambda: a[*b]\n', 'a, b = {}, []\nx = lambda: a[(*b,)]\n'],
  ['star-in-index', 'x = lambda a, b: a[0][1, *b, 2]\n', 'x = lambda a, b: a[0][(1, *b, 2)]\n'],
  ['star-in-index', 'a, b = {}, []\nx = lambda: a[:, *b]\n'],
  ['star-in-index', 'x = lambda a, b: a[ # c\n  *b]\n'],
  ['star-in-index', 'x = lambda a, b: f"{a[*b]}"\n'],
  ['star-in-annotation', 'def f(*args: *tuple[int, str]): pass\n'],
  ['type-statement', 'type Name = str\n', 'Name = str\n'],
  ['type-statement', 'if True: type Name = str | int\n', 'if True: Name = str | int\n'],
  ['type-parameters', 'def first[T](items: list[T]) -> T: return items[0]\n'],
  ['type-parameters', 'class Box[T: (int, str), *Ts, **P](dict): item: T\n'],
  ['type-parameters', 'class 类[T]: pass\ndef 函数[T](x: T): pass\n'],
  ['type-parameters', 'class \\\n  K[T]: pass\n'],
  ['type-default', 'class Box[T = int, S: str = str]: pass\n'],
  ['quotes-in-f-string', 'd = {}\nx = lambda: f"{d["a"]} of {d["b"]!r:>{len("周")}}"\n'],
  ['quotes-in-f-string', 'x = lambda d: f"a {d["a"]}"\n', 'x = lambda d: f"a {d[\'a\']}"\n'],
  ['quotes-in-f-string', "x = lambda d: rF'{d['a']=}'\n", 'x = lambda d: rF\'{d["a"]=}\'\n'],
  ['quotes-in-f-string', 'x = lambda d: f"{f"{d}" + "周报"} {f\'{d}\'}"\n'],
  ['quotes-in-f-string', "x = lambda d: f\"{f'{d['a']}'}\"\n"],
  ['quotes-in-f-string', 'x = lambda d: f"""{d["a"]} {d["""b"""]}"""\n'],
  ['backslash-in-f-string', 'x = lambda d: f"{\'\\n\'.join(d)} and\\n"\n'],
  ['backslash-in-f-string', "x = lambda d: fr'''{d.get('\\d')}'''\n"],
  ['backslash-in-f-string', 'def f(d):\n    f"{\'\\n\'.join(d)}"\n    rf"{\'\\d\'}"; f"{\'\\n\'}"\n'],
  ['comment-in-f-string', 'x = lambda d: f"""{\n    d  # 周报\n}"""\n'],
  ['lines-in-f-string', 'x = lambda d: f"{\n    d\n}"\n'],
  ['depth-of-f-string', 'x = lambda a, b, c: f"{a:{b:{c}}}"\n'],
  ['quotes-in-f-string', 'x = lambda d: ("a\\n" f"{d["a"]}" # one\n  rf\'{d}\' f"""{1}{2:>{3}}""" "b")\n'],
  ['t-string', 'x = lambda a: t"{a} and {a!r:>9}"\n'],
  ['t-string', "x = lambda a: rt'''{a}\n'''\n"],
  [
    'except-comma',
    'try: pass\nexcept ValueError, KeyError: pass\n',
    'try: pass\nexcept (ValueError, KeyError): pass\n',
  ],
  ['lazy-import', 'lazy import json\n', 'import json\n'],
  ['lazy-import', 'lazy from json import dumps\n', 'from json import dumps\n'],
  ['star-in-comprehension', 'x = lambda y: [*z for z in y]\n'],
  ['star-in-comprehension', 'x = lambda y: {**z for z in y}\n'],
]

/** Code that looks like one of them, and that Python 3.10 reads. */
const older: readonly string[] = [
  'try: pass\nexcept (ValueError, KeyError) as e: pass\nexcept: pass\n',
  'x = [*range(3)]\ny = {**{}}, [x[0]], f(*x) if 0 else x[1:2, 0]\n',
  'def f(*args: int, **more: dict): return args[0], [*args][0]\n',
  'type = 5\nx = type\ntype: int = 1\nlazy = type; type = lazy\n',
  'match [1, 2]:\n    case [*rest]: pass\n    case {"a": [x, *y], **z}: pass\n',
  'def f(x=[1], *, y=[*[1]]): pass\nclass A(dict[str, int]): pass\n',
  'd = {"a": 1}\nx = f"{d[\'a\']} {d[\'a\']!r:>{5}} {{}} {d=}" "\'\\n" f\'{d["a"]}\'\n',
  'x = f"""{[\n1]} {"a"} " {f\'{1}\'}"""\n',
  'x = f"{1:{2}.{3}}" + f"{1!=2} {(lambda y: y)(1)}" + rf"\\d{1}\\N"\n',
  'x = f"\\N{BULLET}{1}\\{2}"\n',
  'x = "except* type X = 1 t\'a\'"  # lazy import a[*b]\n',
  'x = f"{1:#x} {1:%H\\n}"\n',
  'x = [y for y in [*[1], *[2]]], {*"a", *"b"}\n',
  'x = f"{x:{\'>\'}{10}}" if 0 else 1\n',
  'S = "a\\\r\n type X = int"\r\nT = f"{S}\\\r\n type X = int"\r\n',
  'try: pass\nexcept lambda a, b: 1: pass\n',
]

const check = `
import json, sys, warnings
warnings.simplefilter("ignore")
def reads(code):
    try:
        compile(code, "<code>", "exec")
        return None
    except SyntaxError as error:
        return str(error)
print(json.dumps([reads(code) for code in json.load(sys.stdin)]))
`

/** What a Python says of each code; null of those that it reads. */
function readBy(python: string, codes: readonly string[]): Promise<(string | null)[]> {
  return new Promise((resolve, reject) => {
    const child = execFile(python, ['-I', '-S', '-X', 'utf8', '-c', check], (error, out) => {
      if (error !== null) reject(error)
      else resolve(JSON.parse(out) as (string | null)[])
    })
    child.stdin?.end(JSON.stringify(codes))
  })
}

/** The Pythons of this machine from 3.10 on, each a minor version. */
let pythons: ReadonlyMap<number, string>
beforeAll(async () => {
  const found = await Promise.all(
    [10, 11, 12, 13, 14, 15].map((minor) => lookForPython(`3.${minor}`, process.env).catch(() => null)),
  )
  pythons = new Map(
    found.flatMap((one) => (one === null ? [] : [[Number(minorOf(one.version).split('.')[1]), one.executable]])),
  )
  expect(pythons.size).toBeGreaterThan(0)
})

const mend = (code: string): string => {
  const edits = newerSyntax(code)
    .flatMap(({ mended }) => mended)
    .sort((one, other) => other.from - one.from)
  return edits.reduce((text, { from, to, text: own }) => text.slice(0, from) + own + text.slice(to), code)
}

describe('what only a newer Python reads', () => {
  it.each(newer.map(([kind, code, mended]) => ({ kind, code, mended })))(
    'is found: $kind in $code',
    async ({ kind, code, mended }) => {
      const found = newerSyntax(code)
      expect(found.map((one) => one.kind)).toContain(kind)
      const newest = Math.max(...found.map((one) => cameWith[one.kind]))
      expect(newest).toBe(cameWith[kind])
      if (mended !== undefined) expect(mend(code)).toBe(mended)
      for (const [minor, python] of pythons) {
        const older = lowered(code, found, minor)
        const texts = [code, older?.code ?? code, ...(mended === undefined ? [] : [mended])]
        const [own, low, fixed = null] = await readBy(python, texts)
        expect(`${minor}: ${own === null}`).toBe(`${minor}: ${minor >= newest}`)
        expect(`${minor}: ${low}`).toBe(`${minor}: null`)
        expect(`${minor}: ${fixed}`).toBe(`${minor}: null`)
        // Every line stays as long as it is.
        if (older !== null) {
          expect(older.code.split('\n').map(({ length }) => length)).toEqual(
            code.split('\n').map(({ length }) => length),
          )
        }
      }
    },
  )

  it('is nothing that 3.10 reads', async () => {
    expect(older.flatMap((code) => newerSyntax(code).map(({ kind }) => `${kind}: ${code}`))).toEqual([])
    for (const python of pythons.values())
      expect((await readBy(python, older)).filter((one) => one !== null)).toEqual([])
  })

  it('has no mend where a slice stands beside the star', () => {
    expect(newerSyntax('a[:, *b]').flatMap(({ mended }) => mended)).toEqual([])
  })

  it('is looked for in half-typed code without an end', () => {
    for (const part of ['f"{', 'f"{f\'{', "f'{a:'", 'f"{x:{', 'type X[T', 'def f[T=', 'a[*', '"'])
      newerSyntax(part.repeat(20_000))
    expect(newerSyntax('x = {"a": type\n lazy = 2').map(({ kind }) => kind)).toEqual([])
    expect(newerSyntax('x = {"a": type\n type X = 2').map(({ kind }) => kind)).toEqual([])
  }, 10_000)
})
