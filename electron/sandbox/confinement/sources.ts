import confine from './python/confine.py?raw'
import dumps from './python/dumps.py?raw'
import kernel from './python/kernel.py?raw'
import landlock from './python/landlock.py?raw'
import limits from './python/limits.py?raw'
import listener from './python/listener.py?raw'
import notices from './python/notices.py?raw'
import seccomp from './python/seccomp.py?raw'
import supervise from './python/supervise.py?raw'

/**
 * The Python of confinement as modules, in the order in which they import each other. A worker gets them as text, since nothing of the app's
 * own folder may be readable inside; `confine.forget()` takes them out of the script's sight.
 */
export const confinementSources: readonly (readonly [name: string, source: string])[] = [
  ['nodelab_kernel', kernel],
  ['nodelab_limits', limits],
  ['nodelab_landlock', landlock],
  ['nodelab_seccomp', seccomp],
  ['nodelab_confine', confine],
  ['nodelab_dumps', dumps],
  ['nodelab_notices', notices],
  ['nodelab_listener', listener],
  ['nodelab_supervise', supervise],
]
