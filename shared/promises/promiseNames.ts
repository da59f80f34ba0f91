/** The means on which it depends what Nodelab can promise of a run on this machine, the weightiest first. */
export const promiseNames = [
  'listener',
  'seccomp',
  'landlock',
  'network-off',
  'memory-limit',
  'process-limit',
  'javascript',
  'guardian',
  'fork',
  'user-namespaces',
] as const
export type PromiseName = (typeof promiseNames)[number]
