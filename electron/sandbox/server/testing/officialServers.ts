import { beforeAll } from 'vitest'
import type { Served } from '../serving'
import { bench } from './ownBench'

/** Servers of both dialects of the official one, on the bench of a file of tests. */
export let v1: Served
export let v2: Served

beforeAll(async () => {
  v1 = await bench.serve()
  v2 = await bench.serve({ dialect: 'v2' })
})
