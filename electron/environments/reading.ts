import type { Environment } from '../../shared/model/environment'
import type { EnvironmentWish } from '../engineTypes'
import { isProgram } from '../files/look'
import { lookForPython, minorOf, type Python, standIns } from './findPython'
import type { LastGoods } from './lastGoods'
import { withLocalFiles } from './localFiles'
import { wishId } from './lock'
import type { Store } from './store'
import type { Tools } from './tools'
import type { Works } from './works'

/** What is there already to read a node's code with. */
export interface Reading {
  /** The one that the node would run in, or the last one of the same place and target; null where neither is on disk. */
  readonly environment: Environment | null
  /** Any Python, the nearest to the target's version; null where none was found on this machine. */
  readonly python: Python | null
}

interface ReadingParts {
  readonly tools: Tools
  readonly store: Store
  readonly works: Works
  readonly lastGoods: LastGoods
}

/** Finds what code can be read with by what is there: nothing is built and nothing is fetched. */
export function createReading({ tools, store, works, lastGoods }: ReadingParts) {
  /** Looking starts processes: what was found by it is kept while it is on disk. */
  const looked = new Map<string, Python>()

  async function environmentOf(wish: EnvironmentWish): Promise<Environment | null> {
    const own = works.get(wishId(wish))?.build.environment ?? null
    const before = (await lastGoods.of(wish)).map(({ environment }) => environment)
    for (const one of own === null ? before : [own, ...before]) {
      if (one.python.asked === wish.target.python && (await store.read(one.key)) !== null) return one
    }
    return null
  }

  /** A Python that an environment on disk runs on. */
  async function ofEnvironments(fits: (minor: string) => boolean): Promise<Python | null> {
    for (const { environment } of await store.list()) {
      const { version, path } = environment.python
      if (fits(minorOf(version)) && (await isProgram(path))) return { version, executable: path }
    }
    return null
  }

  async function pythonOf(minor: string): Promise<Python | null> {
    const env = tools.env()
    const chosen = await tools.pythons.known(minor, env)
    if (chosen !== null) return chosen.python
    const before = looked.get(minor)
    if (before !== undefined && (await isProgram(before.executable))) return before
    let found =
      (await ofEnvironments((one) => one === minor)) ??
      (await lookForPython(minor, env)) ??
      (await ofEnvironments(() => true))
    for (const other of standIns(minor)) found ??= await lookForPython(other, env)
    if (found !== null) looked.set(minor, found)
    return found
  }

  /** What a node of this wish can be read with now. */
  return async (asked: EnvironmentWish): Promise<Reading> => {
    const wish = await withLocalFiles(asked)
    const environment = await environmentOf(wish)
    if (environment === null) return { environment, python: await pythonOf(wish.target.python) }
    const { version, path } = environment.python
    return { environment, python: { version, executable: path } }
  }
}
