import { dify0_11 } from '../../shared/dify/targets/records'
import type { Target } from '../../shared/dify/targets/target'

/** A target whose base is one tiny package, so that a test's own index can hold all of it. */
export const tinyTarget: Target = {
  ...dify0_11,
  base: { ...dify0_11.base, requirements: ['tiny-base'], packages: ['tiny-base==1.0'], fromImage: [] },
}
