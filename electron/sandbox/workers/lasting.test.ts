import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dify1_16 } from '../../../shared/dify/targets/records'
import { tempFolder } from '../../testing/tempFolder'
import { pythonsHere } from '../testing/processes'
import { startWorkers, type TestWorkers, type WorkerKind } from '../testing/workerKinds'

let root: string
let remove: () => Promise<void>
let pythons: string[]
const started: Partial<Record<WorkerKind, TestWorkers>> = {}

beforeAll(async () => {
  ;({ path: root, remove } = await tempFolder())
  pythons = await pythonsHere()
})
afterAll(async () => {
  await Promise.all(Object.values(started).map((workers) => workers.close()))
  await remove()
})

async function printed(code: string, kind: WorkerKind, python: string): Promise<string> {
  const workers = (started[kind] ??= startWorkers(kind, root))
  const request = { language: 'python3', code, preload: '', enableNetwork: true } as const
  const { stdout, stderr } = await workers.sandbox(dify1_16, { python }).run(request)
  return stdout + stderr
}

/** Uses, alters, replaces and lets go of what an interpreter has from its start. */
const script = `
import collections, gc, io, json, os, re, sys, threading, traceback, types, weakref
own = sys.stdout
for turn in range(2000):
    (json.dumps, os.path, sys.modules, collections.OrderedDict, types.SimpleNamespace)
kept = [os.environ.copy(), dict(vars(os)), list(sys.path), sys.intern("a text of its own"), sys.intern("path")]
sys.path.append("/nowhere"); sys.path += ["/else"]; sys.path.pop(); sys.path.remove("/nowhere")
sys.modules.pop("json"); sys.modules.pop("re")
import json as again, re as matches
print(again is json, again.loads(again.dumps({"a": [1, None, 2.5, "ü"]}, indent=1)), matches.sub("a+", "b", "caat"))
held = io.StringIO(); sys.stdout = held; print("unseen"); sys.stdout = own
del own, held
os.environ["A"] = "1"; os.environ.pop("A")
class Late:
    def __del__(self): print("late")
weakref.finalize(Late(), print, "finalised")
json.JSONEncoder.default = None
del json.JSONEncoder.default
thread = threading.Thread(target=lambda: print("thread")); thread.start(); thread.join()
gc.unfreeze(); gc.collect()
try:
    os.path.join(1)
except TypeError:
    print(traceback.format_exc().splitlines()[-1])
exec("def grown(n): return 1 if n < 2 else n * grown(n - 1)"); print(grown(20))
`

describe.skipIf(process.platform !== 'linux')('what a warm parent has in its memory', () => {
  it('serves its forks as that of an interpreter of their own, in every Python', async () => {
    expect(pythons).not.toEqual([])
    for (const python of pythons) {
      const alone = await printed(script, 'cold', python)
      expect(alone).toMatch(/^False .*\nlate\nfinalised\nthread\n[^]*TypeError/)
      expect(await printed(script, 'forked', python), python).toBe(alone)
    }
  })

  it('is not counted where Python has a way not to', async () => {
    const code = 'import os, sys\nprint(*sys.version_info[:2], sys.getrefcount(os.path) > 2**31)'
    const told = await Promise.all(pythons.map((python) => printed(code, 'forked', python)))
    for (const one of told) {
      const [, minor = '', isKept = ''] = one.trim().split(' ')
      expect(isKept, one).toBe(['12', '13'].includes(minor) ? 'True' : 'False')
    }
  })
})
