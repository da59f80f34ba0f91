import { afterAll, beforeAll } from 'vitest'
import { createServingBench, type ServingBench } from './servingBench'

/** The bench of a file of tests: it is there from before the first of them until after the last, for whoever imports it. */
export let bench: ServingBench

beforeAll(async () => {
  bench = await createServingBench()
})
afterAll(() => bench.close())
