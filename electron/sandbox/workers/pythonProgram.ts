import child from './python/child.py?raw'
import { partsAnywhere, partsOnLinux, type PythonPart } from '../confinement/sources'
import loader from './python/loader.py?raw'
import node from './python/node.py?raw'
import nursery from './python/nursery.py?raw'
import parent from './python/parent.py?raw'
import preload from './python/preload.py?raw'
import reports from './python/reports.py?raw'
import script from './python/script.py?raw'
import spawned from './python/spawned.py?raw'

type Parts = readonly PythonPart[]

const common: Parts = [
  ...(process.platform === 'linux' ? partsOnLinux : partsAnywhere),
  ['script', script],
  ['preload', preload],
]
const programs = {
  parent: [...common, ['child', child], ['reports', reports], ['nursery', nursery], ['parent', parent]],
  spawned: [...common, ['nursery', nursery], ['spawned', spawned]],
  node: [...common, ['node', node]],
} as const satisfies Record<string, Parts>

/**
 * `-I`: neither the author's home nor the folder of the run may change what is imported. `-S`: no code of a package runs before what holds the worker is
 * in force: its part `packages` sees to that.
 */
export const pythonArgs: readonly string[] = ['-I', '-S', '-X', 'utf8', '-u', '-c', loader]

/** What a Python that was started with `pythonArgs` reads first: a length, then its parts and what they are told. */
export function pythonProgram(kind: keyof typeof programs, settings: Readonly<Record<string, unknown>>): Buffer {
  const told = Buffer.from(JSON.stringify({ parts: programs[kind], settings }))
  return Buffer.concat([Buffer.from(String(told.length).padStart(9, '0')), told])
}
