import { expect, it } from 'vitest'
import { compilesWasm, wasmWorkerPolicy } from './workerPolicy'

it('lets one worker compile WebAssembly, and no code from text', () => {
  expect(compilesWasm('app://nodelab/assets/ruffWorker-Ab_c-1.js')).toBe(true)
  for (const path of [
    'index.html',
    'assets/main-x.js',
    'assets/ruffWorker-x.js/y.html',
    'x/assets/ruffWorker-x.js',
    'assets/ruffWorker-x.js.html',
  ])
    expect(compilesWasm(`app://nodelab/${path}`), path).toBe(false)
  expect(wasmWorkerPolicy).not.toMatch(/'unsafe-|https?:|\*/)
})
