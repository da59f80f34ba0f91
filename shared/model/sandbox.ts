/** What can hold a run on a machine, the plainest first. */
export const sandboxMeans = [
  'time-limit',
  'output-cap',
  'process-group',
  'process-tree',
  'left-group',
  'parent-death',
  'seccomp',
  'landlock',
  'user-namespaces',
] as const
export type SandboxMean = (typeof sandboxMeans)[number]

type System = 'linux' | 'mac' | 'windows'

/** What this version of Nodelab holds a run with, by the system; `doctor` and the status bar both tell this. */
const used: Readonly<Record<System, readonly SandboxMean[]>> = {
  linux: ['time-limit', 'output-cap', 'process-group', 'left-group', 'parent-death'],
  mac: ['time-limit', 'output-cap', 'process-group', 'parent-death'],
  windows: ['time-limit', 'output-cap', 'process-tree', 'parent-death'],
}

/** The means that hold a run on a system. */
export function meansUsed(system: System): readonly SandboxMean[] {
  return used[system]
}
