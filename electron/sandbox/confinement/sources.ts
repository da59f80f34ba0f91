import ahead from './python/ahead.py?raw'
import audit from './python/audit.py?raw'
import beyond from './python/beyond.py?raw'
import confine from './python/confine.py?raw'
import dumps from './python/dumps.py?raw'
import events from './python/events.py?raw'
import kernel from './python/kernel.py?raw'
import landlock from './python/landlock.py?raw'
import limits from './python/limits.py?raw'
import listener from './python/listener.py?raw'
import living from './python/living.py?raw'
import notices from './python/notices.py?raw'
import packages from './python/packages.py?raw'
import orphans from './python/orphans.py?raw'
import places from './python/places.py?raw'
import seccomp from './python/seccomp.py?raw'
import supervise from './python/supervise.py?raw'
import waiting from './python/waiting.py?raw'

/** A part of confinement in Python, as `nodelab.NAME` to the others. */
export type PythonPart = readonly [name: string, source: string]

/** What a worker needs on any system: limits, as far as it has them, and the watch over Python's own functions. */
export const partsAnywhere: readonly PythonPart[] = [
  ['limits', limits],
  ['packages', packages],
  ['audit', audit],
  ['confine', confine],
]

/**
 * What a worker and its parent need on Linux, in the order in which the parts import each other. A worker gets them as text, since nothing of the
 * app's own folder may be readable inside.
 */
export const partsOnLinux: readonly PythonPart[] = [
  ['kernel', kernel],
  ['limits', limits],
  ['packages', packages],
  ['landlock', landlock],
  ['seccomp', seccomp],
  ['notices', notices],
  ['beyond', beyond],
  ['audit', audit],
  ['confine', confine],
  ['ahead', ahead],
  ['dumps', dumps],
  ['events', events],
  ['living', living],
  ['listener', listener],
  ['places', places],
  ['waiting', waiting],
  ['orphans', orphans],
  ['supervise', supervise],
]
