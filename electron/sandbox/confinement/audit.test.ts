import { spawnSync } from 'node:child_process'
import { beforeAll, describe, expect, it } from 'vitest'
import { pythonsHere } from '../testing/processes'
import { partsAnywhere } from './sources'
import { partsArgs, partsInput } from './testing/partsProgram'

/** Watches, and runs a script; each call that is found is a line, the level's means come first. */
const program = `
import json, sys
from nodelab import confine
say = lambda line: print(line, file=sys.stderr, flush=True)
confine.confine(told["settings"])
say("levels " + json.dumps(confine.levels()))
confine.arm(told["settings"], say)
exec(compile(told["code"], "<string>", "exec"), {"__name__": "__main__"})
`

let pythons: string[]
beforeAll(async () => {
  pythons = await pythonsHere()
})

interface Watched {
  readonly code: number | null
  readonly stdout: string
  readonly levels: Readonly<Record<string, boolean>>
  readonly calls: readonly (readonly [name: string, line: number])[]
}

function watch(python: string, mode: 'like-dify' | 'check' | 'free', code: string, network = true): Watched {
  const settings = {
    mode,
    language: 'python3',
    code_file: '<string>',
    network,
    readable: null,
    writable: [],
    limits: {},
  }
  const input = partsInput(partsAnywhere, program, { settings: { ...settings, allowed: [], soft: [] }, code })
  const end = spawnSync(python, partsArgs, { input, encoding: 'utf8' })
  const lines = end.stderr.split('\n')
  const ofKind = (kind: string): unknown[] =>
    lines.filter((line) => line.startsWith(kind)).map((line) => JSON.parse(line.slice(kind.length)) as unknown)
  return {
    code: end.status,
    stdout: end.stdout,
    levels: ofKind('levels ')[0] as Watched['levels'],
    calls: (ofKind('refused ') as { name: string; line: number }[]).map(({ name, line }) => [name, line]),
  }
}

/** What it sees, and (`null`) what it can't. */
const cases: readonly (readonly [code: string, call: string | null])[] = [
  ['import os\nos.path.abspath("x")', 'getcwd'],
  ['import os\nos.remove("no such file")', 'unlink'],
  ['import subprocess\nsubprocess.Popen(["no such program"])', 'pipe2'],
  ['import threading\nthreading.Thread(target=print).start()', 'clone3'],
  ['import asyncio\nasyncio.run(asyncio.sleep(0))', 'socketpair'],
  ['import os\nos.access(".", 4)', 'access'],
  ['import os\nos.mkdir("no/such/folder")', 'mkdir'],
  ['import uuid\nuuid.uuid1()', null],
  ['import ctypes\nctypes.string_at(b"x")', null],
  ['import os\nopen(os.devnull).close()', null],
]

describe('the watch over Python’s own functions, where no kernel can be asked:', () => {
  it.each(cases)('%j', (code, call) => {
    expect(pythons).not.toEqual([])
    for (const python of pythons) {
      const seen = watch(python, 'check', code)
      expect(seen.levels).toMatchObject({ 'audit-hook': true, seccomp: false })
      expect(seen.calls[0] ?? null).toEqual(call === null ? null : [call, 2])
    }
  })

  it('ends the script at the first of them, and says that it did what it does not', () => {
    for (const python of pythons) {
      const seen = watch(
        python,
        'like-dify',
        'import os\nprint(os.mkdir("x"), os.path.exists("x"), flush=True)\nos.getcwd()\nprint("never")',
      )
      expect(seen.stdout).toBe('None False\n')
      expect(seen.code).not.toBe(0)
      expect(seen.calls).toEqual([
        ['mkdir', 2],
        ['getcwd', 3],
      ])
    }
  })

  it('refuses sockets where the network is off, and does not say that it is', () => {
    const code = 'import socket\ntry:\n    socket.socket()\nexcept PermissionError:\n    print("refused")'
    for (const mode of ['check', 'free'] as const) {
      const seen = watch(pythons[0] ?? '', mode, code, false)
      expect(seen).toMatchObject({ code: 0, stdout: 'refused\n', levels: { 'network-off': false } })
      expect(seen.calls).toEqual(mode === 'check' ? [['socket', 3]] : [])
    }
  })
})
