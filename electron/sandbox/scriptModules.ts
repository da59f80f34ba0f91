import type { Target } from '../../shared/dify/targets/target'
import { modulesOf } from '../../shared/packages/imports/preloads'

/** Scripts that are remembered: a server runs a few nodes again and again, each time with other inputs. */
const most = 50

const known = new Map<string, string[]>()

/** Where Dify's wrappers put the inputs, which may be long: nothing is imported from there on. */
const inputs = "b64decode('"

/** The modules that a wrapped script will ask for; see `modulesOf`. Read once for all inputs of a node. */
export function modulesOfScript(target: Target, script: string, never: readonly string[]): string[] {
  const end = script.lastIndexOf(inputs)
  const code = end === -1 ? script : script.slice(0, end)
  const key = JSON.stringify([target.python, never]) + code
  const found = known.get(key) ?? modulesOf(code, target, never)
  known.delete(key)
  known.set(key, found)
  const [oldest] = known.keys()
  if (known.size > most && oldest !== undefined) known.delete(oldest)
  return found
}
