import { armName, preloadMark, reachesModules } from '../nodeScript'

/** The descriptor at which a confined Node writes where it calls functions of built-in modules. */
export const placesDescriptor = 6

/**
 * What a confined Node loads before its script, so that the line of a refused call can be told: each function of the built-in modules writes where it was
 * called before it runs, and the reading of the script is marked, from which on the list holds. A function stays what it is to the script: a proxy
 * has its name, properties and words. It adds one frame to the stack of what that function throws.
 */
export const placesPrelude = (scriptName: string): string => `{
  const Module = require('module')
  const { writeSync } = require('fs')
  const { apply, construct, ownKeys, getOwnPropertyDescriptor } = Reflect
  const toText = JSON.stringify
  const write = (line) => { try { writeSync(${placesDescriptor}, line) } catch {} }
  let depth = 0
  let isArmed = false
  const tell = (name, own) => {
    const limit = Error.stackTraceLimit
    const prepare = Error.prepareStackTrace
    try {
      Error.stackTraceLimit = 12
      Error.prepareStackTrace = undefined
      const place = {}
      Error.captureStackTrace(place, own)
      write(toText([name, place.stack]) + '\\n')
    } catch {} finally {
      Error.stackTraceLimit = limit
      Error.prepareStackTrace = prepare
    }
  }
  const watched = (own, name) => {
    const traps = {
      apply(target, self, args) {
        if (!isArmed) return apply(target, self, args)
        if (depth === 0) tell(name === 'require' ? 'require ' + args[0] : name, traps.apply)
        depth += 1
        if (name === 'require' && typeof args[0] === 'string') take(args[0])
        try { return apply(target, self, args) } finally { depth -= 1 }
      },
      construct(target, args, made) {
        if (depth === 0) tell(name, traps.construct)
        depth += 1
        try { return construct(target, args, made === proxy ? target : made) } finally { depth -= 1 }
      },
    }
    const proxy = new Proxy(own, traps)
    return proxy
  }
  const watch = (holder, name) => {
    for (const key of ownKeys(holder)) {
      const found = getOwnPropertyDescriptor(holder, key)
      if (typeof key !== 'string' || typeof found.value !== 'function' || !found.writable) continue
      if (/^[A-Z]/.test(key) && key !== 'Worker') continue
      holder[key] = watched(found.value, name + '.' + key)
    }
  }
  // Node loads them at the first look: a script that takes none is spared that.
  const watchPromises = (holder, name) => {
    const own = getOwnPropertyDescriptor(holder, 'promises')
    if (own.get === undefined) return watch(holder.promises, name)
    let isWatched = false
    const get = function () {
      const found = apply(own.get, this, [])
      if (!isWatched) {
        isWatched = true
        watch(found, name)
      }
      return found
    }
    Object.defineProperty(holder, 'promises', { ...own, get })
  }
  const builtin = ['fs', 'child_process', 'dns', 'net', 'os', 'http', 'https', 'crypto', 'zlib', 'worker_threads', 'dgram', 'tls']
  const pending = new Set(builtin)
  const take = (name) => {
    const [first] = name.replace('node:', '').split('/')
    if (!pending.delete(first)) return
    const found = load(first)
    watch(found, first)
    if (first === 'fs' || first === 'dns') watchPromises(found, first + '.promises')
  }
  const { require: ownRequire } = Module.prototype
  const load = (name) => apply(ownRequire, module, [name])
  const begin = (text) => {
    // To load them all takes half as long as Node's own start, and makes calls of its own: it is done for scripts that may need one, before the list holds.
    const reaches = ${reachesModules}
    if (reaches) {
      for (const name of builtin) take(name)
      void [fs.promises, load('dns').promises]
    }
    Module.prototype.require = watched(ownRequire, 'require')
    if (reaches) Module.syncBuiltinESMExports()
    isArmed = true
    write('armed\\n')
  }
  // Node remembers the folder that it asked for on its way here: a script's first question must reach the system, as in the sandbox.
  process.chdir(process.cwd())
  // What every script is given is ready before there is one.
  const fs = require('fs')
  take('fs')
  for (const key of ['cwd', 'chdir', 'umask', 'geteuid', 'getegid', 'getgid', 'getgroups', 'resourceUsage', 'memoryUsage', 'cpuUsage', 'kill']) {
    if (typeof process[key] === 'function') process[key] = watched(process[key], 'process.' + key)
  }
  const read = fs.readFileSync
  fs.readFileSync = function (path, ...rest) {
    const text = apply(read, this, [path, ...rest])
    if (typeof path === 'string' && path.endsWith(${JSON.stringify(scriptName)})) {
      fs.readFileSync = read
      if (text.endsWith(${JSON.stringify(preloadMark)})) globalThis[${JSON.stringify(armName)}] = () => (delete globalThis[${JSON.stringify(armName)}], begin(text))
      else begin(text)
    }
    return text
  }
}
`
