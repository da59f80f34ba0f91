import type { Processor } from '../callNames'
import type { SandboxFacts } from './target'

/**
 * What a sandbox lets a script call, by the numbers of one processor. A `soft` call returns 0 and does nothing; every call that is in no list ends
 * the process.
 */
export interface CallLists {
  readonly always: readonly number[]
  /** Added where the network is on. */
  readonly network: readonly number[]
  readonly soft: readonly number[]
}

/** The lists of one release of dify-sandbox, as its source has them for each processor. */
export interface ReleaseCalls {
  readonly python3: Readonly<Record<Processor, CallLists>>
  readonly nodejs: Readonly<Record<Processor, CallLists>>
}

const numbers = (text: string): readonly number[] => text.split(',').map(Number)

const pythonNetwork = {
  x64: numbers('5,7,41,42,43,44,45,46,47,49,50,51,52,54,55,63,72,138,271,281,307'),
  arm64: numbers('22,44,73,79,80,160,198,200,201,202,203,204,205,206,207,208,209,212,269'),
}
const nodeNetwork = {
  x64: numbers('41,42,43,44,45,46,47,49,50,51,52,54,55,63,72,138,271'),
  arm64: numbers('44,62,73,79,160,198,200,201,202,203,204,205,206,207,208,209,212,269'),
}
// clone, mkdir and mkdirat; clone and clone3 for Node (on arm64 its source says 293, which is rseq there).
const pythonSoft = { x64: numbers('56,83,258'), arm64: numbers('34,220') }
const nodeSoft = { x64: numbers('56,435'), arm64: numbers('220,293') }

const pythonTo0_2_14 = {
  x64: numbers(
    '0,1,3,8,9,10,11,12,13,14,15,16,24,25,35,39,60,96,102,105,106,110,131,186,201,202,217,228,230,231,233,234,257,262,270,273,274,291,318,334',
  ),
  arm64: numbers(
    '20,21,29,56,57,61,62,63,64,72,85,86,87,93,94,98,99,100,101,113,115,124,131,132,134,135,139,144,146,169,172,173,174,178,214,215,216,222,226,278,293',
  ),
}
const nodeTo0_2_14 = {
  x64: numbers(
    '0,1,2,3,5,8,9,10,11,12,13,14,15,16,24,25,28,35,39,60,72,89,96,102,105,106,131,186,201,202,204,228,231,233,234,257,262,273,281,292,334',
  ),
  arm64: numbers(
    '21,22,25,29,56,57,63,64,78,80,93,94,98,99,101,123,124,131,132,134,135,139,144,146,172,174,176,178,214,215,222,226,233',
  ),
}

const more = (lists: Readonly<Record<Processor, readonly number[]>>, x64: string, arm64: string) => ({
  x64: [...lists.x64, ...numbers(x64)].sort((a, b) => a - b),
  arm64: [...lists.arm64, ...numbers(arm64)].sort((a, b) => a - b),
})
// fstat, fcntl and setgroups came with 0.2.15.
const pythonOf0_2_15 = more(pythonTo0_2_14, '5,72,116', '25,80,159')
const nodeOf0_2_15 = more(nodeTo0_2_14, '116', '159')

function release(
  python: Readonly<Record<Processor, readonly number[]>>,
  node: Readonly<Record<Processor, readonly number[]>>,
): ReleaseCalls {
  const lists = (
    always: Readonly<Record<Processor, readonly number[]>>,
    network: typeof pythonNetwork,
    soft: typeof pythonSoft,
  ): Readonly<Record<Processor, CallLists>> => ({
    x64: { always: always.x64, network: network.x64, soft: soft.x64 },
    arm64: { always: always.arm64, network: network.arm64, soft: soft.arm64 },
  })
  return { python3: lists(python, pythonNetwork, pythonSoft), nodejs: lists(node, nodeNetwork, nodeSoft) }
}

const to0_2_14 = release(pythonTo0_2_14, nodeTo0_2_14)
const of0_2_15 = release(pythonOf0_2_15, nodeOf0_2_15)
/** By version; read in `internal/static/{python,nodejs}_syscall` at each tag. Up to 0.2.14 none of the lists changed. */
const releases: ReadonlyMap<string, ReleaseCalls> = new Map([
  ['0.2.10', to0_2_14],
  ['0.2.11', to0_2_14],
  ['0.2.12', to0_2_14],
  ['0.2.13', to0_2_14],
  ['0.2.14', to0_2_14],
  ['0.2.15', of0_2_15],
])

/** The lists of a target's sandbox; null for dify-sandbox-py, which refuses nothing. */
export function releaseCalls(sandbox: SandboxFacts): ReleaseCalls | null {
  return releases.get(sandbox.version) ?? null
}
