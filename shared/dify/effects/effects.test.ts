import { describe, expect, it } from 'vitest'
import { canBeRead, effectsOf } from './effects'

const brief = (code: string, language: 'python3' | 'javascript' = 'python3') =>
  effectsOf(language, code).map(({ kind, name, line }) => `${line} ${kind} ${name}`)

describe('effects that can be seen', () => {
  it.each([
    ['import requests\ndef main(): return requests.get("x")', ['1 network requests']],
    ['def main():\n    from urllib.request import urlopen', ['2 network urllib.request', '2 network urlopen']],
    ['def main():\n    open("x", "w")', ['2 files open']],
    ['def main():\n    return {"r": os.remove("x")}', ['2 unknown os']],
    ['import json\njson.codecs.open("x")', ['2 unknown codecs', '2 files open']],
    // Python reads letters of another width as the plain ones.
    ['ｏｐｅｎ("x", "w")\nf"{ｅval(1)}"', ['1 files open', '2 unknown eval']],
    ['ＴYPE_CHECKING = 1\nif TYPE_CHECKING:\n    import requests', ['3 network requests']],
    ['import csv\ncsv.io.FileIO("x", "w")', ['2 files io', '2 files FileIO']],
    ['import pandas as pd\npd.DataFrame().to_csv("x")', ['2 files to_csv']],
    ['import whatever', ['1 unknown whatever']],
    ['from . import x', ['1 unknown ']],
    ['f = f"{open(1)}"', ['1 files open']],
    ['().__class__.__subclasses__()', ['1 unknown __class__', '1 unknown __subclasses__']],
    ['eval("1")\nexec("1")', ['1 unknown eval', '2 unknown exec']],
    ['import os as o\no.system("x")', ['1 files os', '2 process system']],
    ['import numpy as np\nnp.save("/tmp/x.npy", a)', ['2 files save']],
    ['import numpy as np\nnp.load(f, allow_pickle=True)', ['2 unknown load']],
    ['import numpy as np\nnp.array([1]).dump(f)', ['2 files dump']],
    ['from numpy import f2py', ['1 process f2py']],
    ['import numpy.f2py', ['1 process f2py']],
    ['from typing import Any as \\\n TYPE_CHECKING\nif TYPE_CHECKING:\n    import os', ['4 files os']],
    ['from jinja2 import Template\nTemplate("x").stream().dump(f)', ['2 files dump']],
    ['import yaml\nyaml.unsafe_load(text)', ['2 unknown unsafe_load']],
    ['import yaml\nyaml.full_load_all(text)', ['2 unknown full_load_all']],
    ['import yaml\nyaml.load(text, Loader=yaml.UnsafeLoader)', ['2 unknown load', '2 unknown UnsafeLoader']],
    ['from yaml import FullLoader as L\nL(text).get_data()', ['1 unknown FullLoader']],
    ['import jsonschema\njsonschema.validate(x, {"$ref": "http://x"})', ['1 network jsonschema']],
    ['import uuid\nuuid.uuid1()', ['2 process uuid1']],
    ['import uuid\nuuid.getnode()', ['2 process getnode']],
    ['TYPE_CHECKING = True\nif TYPE_CHECKING:\n    import requests', ['3 network requests']],
    ['import typing\ntyping.TYPE_CHECKING = 1\nif typing.TYPE_CHECKING:\n    import requests', ['4 network requests']],
    ['from math import pi as TYPE_CHECKING\nif TYPE_CHECKING:\n    import requests', ['3 network requests']],
    ['from typing import Any as TYPE_CHECKING\nif TYPE_CHECKING:\n    import requests', ['3 network requests']],
    ['def main(TYPE_CHECKING):\n    if TYPE_CHECKING:\n        import requests', ['3 network requests']],
  ])('%j: %j', (code, told) => {
    expect(brief(code)).toEqual(told)
  })

  it.each([
    ['const fs = require("fs")', ['1 files fs']],
    ['const { get } = require("node:https")', ['1 network node:https']],
    ['fetch("x")', ['1 network fetch']],
    ['process.exit()', ['1 process process']],
    ['const r = require\nr("f" + "s")', ['1 unknown require']],
    ['import("fs")', ['1 files fs', '1 unknown import']],
    ['[].map.constructor("x")()', ['1 unknown constructor']],
  ])('%j: %j', (code, told) => {
    const found = brief(code, 'javascript')
    for (const one of told) expect(found).toContain(one)
  })

  it.each([
    'import json, re, math\nfrom collections import Counter\ndef main(text: str):\n    """open the file, os.remove"""\n    # exec\n    return {"n": len(re.findall("a", text)), "w": Counter(text.split())}',
    'import numpy as np\ndef main(a): return {"m": float(np.mean(a))}',
    'from typing import Any, TYPE_CHECKING\nif TYPE_CHECKING:\n    import requests\n',
    'import json, yaml, uuid\ndef main(a): return {"r": json.dumps(yaml.safe_load(a)), "j": json.loads(a), "u": str(uuid.uuid4())}',
    'import typing\nif typing.TYPE_CHECKING:\n    import requests\n',
    'if __name__ == "__main__":\n    pass',
  ])('none in %j', (code) => {
    expect(brief(code)).toEqual([])
  })

  it('none in JavaScript that computes', () => {
    const code =
      "const crypto = require('crypto')\nfunction main({ text }) {\n  // fetch process\n  const m = /fs/.exec(text)\n  return { hash: crypto.createHash('md5').update(text).digest('hex'), m: JSON.stringify(m), s: 'process' }\n}"
    expect(brief(code, 'javascript')).toEqual([])
  })

  it('in a template are names with underscores', () => {
    expect(effectsOf('jinja2', '{{ a }}\n{{ "".__class__ }}')).toEqual([{ kind: 'unknown', name: '__', line: 2 }])
    expect(effectsOf('jinja2', '{{ a|upper }}')).toEqual([])
  })

  it('says whether code can be read', () => {
    expect(canBeRead('python3', 'def main(:\n')).toBe(false)
    expect(canBeRead('python3', 'def main(a):\n    return {"a": a}\n')).toBe(true)
    expect(canBeRead('javascript', 'function main( {')).toBe(false)
    expect(canBeRead('javascript', 'function main() { return {} }')).toBe(true)
  })
})
