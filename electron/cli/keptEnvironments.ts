import type { EnvironmentOptions } from './build'
import type { Session } from './context'
import { exitCodes, printJson, printResult, say } from './output'
import { textOf, WrongUse } from './texts'

const sizeOf = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`

/** `nodelab env list`: what lies on the disk, newest use first; below it the bundles that were opened. */
export async function list({ engine, language }: Session, options: EnvironmentOptions): Promise<number> {
  const found = await engine.environments.list()
  const rows = found.map(({ environment, bytes, lastUsed, isInUse }) => ({
    key: environment.key,
    target: environment.target,
    python: environment.node === undefined ? environment.python.version : null,
    node: environment.node?.version ?? null,
    packages: environment.packages.length,
    bytes,
    last_used: lastUsed.toISOString(),
    in_use: isInUse,
    path: environment.node?.path ?? environment.python.path,
  }))
  const bundles = (await engine.sources.bundles.list()).map(({ key, bytes, lastUsed, isReferred }) => ({
    key,
    bytes,
    last_used: lastUsed.toISOString(),
    referred: isReferred,
  }))
  if (options.json === true) printJson({ environments: rows, bundles })
  else if (rows.length === 0) say(textOf('no-environments', language))
  for (const row of options.json === true ? [] : rows) {
    const count = textOf('packages', language, { count: row.packages })
    const runtime = row.node === null ? `Python ${row.python}` : `Node ${row.node}`
    const use = row.in_use ? [textOf('in-use', language)] : []
    printResult([row.key, row.target, runtime, count, sizeOf(row.bytes), ...use].join('  '))
  }
  for (const row of options.json === true ? [] : bundles) {
    const use = row.referred ? [textOf('in-use', language)] : []
    printResult([row.key, textOf('bundle', language), sizeOf(row.bytes), ...use].join('  '))
  }
  return exitCodes.worked
}

/** `nodelab env remove KEY…`: all of them, or none where one is not there. One that another Nodelab uses stays, which is a failure. */
export async function remove(
  { engine, language }: Session,
  options: EnvironmentOptions,
  keys: readonly string[],
): Promise<number> {
  const known = new Set((await engine.environments.list()).map(({ environment }) => environment.key))
  if (keys.length === 0) throw new WrongUse('keys-missing', { example: [...known][0] ?? 'KEY' })
  const unknown = keys.find((key) => !known.has(key))
  if (unknown !== undefined) throw new WrongUse('key-unknown', { key: unknown })
  const removed = await engine.environments.remove(keys)
  const kept = [...new Set(keys)].filter((key) => !removed.includes(key))
  if (options.json === true) printJson({ removed, in_use: kept })
  else {
    for (const key of kept) say(textOf('key-in-use', language, { key }))
    printResult(textOf('swept', language, { count: removed.length }))
  }
  return kept.length === 0 ? exitCodes.worked : exitCodes.failed
}

/** `nodelab env sweep [--days N]`: removes what was not used for so long; of bundles those alone that no workspace refers to. */
export async function sweep({ engine, language }: Session, options: EnvironmentOptions): Promise<number> {
  const given = options.days ?? '30'
  const days = Number(given)
  if (given.trim() === '' || !(days >= 0 && days <= 36_500)) throw new WrongUse('days-wrong', { given })
  const before = new Date(Date.now() - days * 86_400_000)
  const removed = await engine.environments.sweep(before)
  const bundles = (await engine.sources.bundles.sweep(before)).removed
  if (options.json === true) printJson({ removed, bundles })
  else {
    printResult(textOf('swept', language, { count: removed }))
    if (bundles > 0) say(textOf('bundles-swept', language, { count: bundles }))
  }
  return exitCodes.worked
}

/** `nodelab env cache [--clean]`: the size of uv's cache, after it was cleaned where that is asked. */
export async function cache({ engine, language, signal }: Session, options: EnvironmentOptions): Promise<number> {
  const { environments, folders } = engine
  const freed = options.clean === true ? await environments.cleanCache(signal) : null
  const bytes = (await environments.cacheBytes()) ?? 0
  const path = folders.uvCache
  if (options.json === true) printJson({ path, bytes, ...(freed === null ? {} : { freed }) })
  else {
    if (freed !== null) say(textOf('cache-freed', language, { size: sizeOf(freed) }))
    printResult(textOf('cache-size', language, { size: sizeOf(bytes), path }))
  }
  return exitCodes.worked
}
