import child from './python/child.py?raw'
import coming from './python/coming.py?raw'
import { partsAnywhere, partsOnLinux, type PythonPart } from '../confinement/sources'
import lasting from './python/lasting.py?raw'
import launcher from './python/launcher.py?raw'
import loader from './python/loader.py?raw'
import node from './python/node.py?raw'
import nursery from './python/nursery.py?raw'
import parent from './python/parent.py?raw'
import preload from './python/preload.py?raw'
import reports from './python/reports.py?raw'
import script from './python/script.py?raw'
import spawned from './python/spawned.py?raw'
import zygote from './python/zygote.py?raw'

type Parts = readonly PythonPart[]

/** The parts of each program, in the order in which they import each other: many of them import what only Linux has. */
function partsOf(platform: NodeJS.Platform) {
  const isLinux = platform === 'linux'
  const common: Parts = [...(isLinux ? partsOnLinux : partsAnywhere), ['script', script], ['preload', preload]]
  const held: Parts = isLinux ? [['nursery', nursery]] : []
  const forking: Parts = [
    ...common,
    ['child', child],
    ['reports', reports],
    ['lasting', lasting],
    ...held,
    ['coming', coming],
    ['zygote', zygote],
    ['parent', parent],
  ]
  return {
    parent: forking,
    launcher: [...forking, ['launcher', launcher]],
    spawned: [...common, ...held, ['spawned', spawned]],
    node: [...common, ['node', node]],
  } as const satisfies Record<string, Parts>
}
const programs = partsOf(process.platform)

/**
 * `-I`: neither the author's home nor the folder of the run may change what is imported. `-S`: no code of a package runs before what holds the worker is
 * in force: its part `packages` sees to that.
 */
export const pythonArgs: readonly string[] = ['-I', '-S', '-X', 'utf8', '-u', '-c', loader]

/** What a Python that was started with `pythonArgs` reads first: a length, then its parts and what they are told. */
export function pythonProgram(
  kind: keyof typeof programs,
  settings: Readonly<Record<string, unknown>>,
  platform: NodeJS.Platform = process.platform,
): Buffer {
  const parts = platform === process.platform ? programs[kind] : partsOf(platform)[kind]
  const told = Buffer.from(JSON.stringify({ parts, settings }))
  return Buffer.concat([Buffer.from(String(told.length).padStart(9, '0')), told])
}
