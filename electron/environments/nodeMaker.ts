import type { Environment } from '../../shared/model/environment'
import { problem, ProblemError } from '../../shared/problems'
import { isProgram } from '../files/look'
import { findNode, type FoundNode, majorOf } from '../sandbox/findNode'
import { buildNode, nodeKey } from './buildNode'
import type { EnvironmentsOptions, Maker, MakerParts } from './maker'
import { dropSpoilt, rebuilt } from './repair'
import { createSharedBuilds } from './sharedBuilds'
import type { Made, Work } from './works'

/** With another Node at hand the author should not wait long for an index that can't be reached. */
const impatient = { UV_HTTP_RETRIES: '0', UV_HTTP_CONNECT_TIMEOUT: '5' }

/**
 * Finds the Node of a target: one of its major version on this machine, else the one that uv brings as a wheel, else the nearest that is
 * there, with a notice. Within one major version Node keeps what a script can see.
 */
export function createNodeMaker(
  options: EnvironmentsOptions,
  { tools, store, works, conditions, replacing }: MakerParts,
): Maker {
  const look = options.findNode ?? ((wanted: string) => findNode(options.env, wanted))
  const shared = createSharedBuilds()
  /** What was found on this machine, by major version. */
  const found = new Map<string, FoundNode>()

  const ofMachine = (work: Work, node: FoundNode): Made => ({
    environment: null,
    node: { asked: work.wish.target.node, found: { path: node.path, version: node.version } },
  })
  const ofWheel = (work: Work, environment: Environment): Made => ({
    environment: { ...environment, target: work.wish.target.id },
    node: { asked: work.wish.target.node, found: environment.node ?? null },
  })

  async function bring(work: Work, other: FoundNode | null): Promise<Environment> {
    const { wish, stages, abort } = work
    const { signal } = abort
    const { target } = wish
    const key = nodeKey(target.nodeWheel)
    stages.begin('node')
    const onLine = (line: string): void => works.log(work, line)
    const uv = await tools.uvFor(signal)
    // Which index it came from is in its log.
    const run = tools.runnerFor(wish, () => {})
    const env = other === null ? tools.env() : { ...impatient, ...tools.env() }
    // uv installs for a Python, any will do: Node needs nothing of it.
    const { python } = await tools.pythons.choose(target.python, { uv, env, onLine, signal })
    stages.note('node', { detail: target.nodeWheel })
    const build = async (): Promise<Environment> => {
      const { environment, damage } = await conditions.look(key)
      if (environment !== null && damage === null) return environment
      const replaces = damage === null ? null : await store.identity(key)
      if (damage !== null) await dropSpoilt(damage, { uv, env, onLine, signal })
      const building = {
        uv,
        run,
        env,
        store,
        stages,
        onLine,
        signal,
        allowed: false,
        replaces,
        turn: replacing.turn(key, signal),
      }
      const built = await buildNode(wish, python, building)
      conditions.forget(key, damage)
      if (damage !== null) works.tell(work, { notices: [...work.build.notices, rebuilt(damage)] })
      return built
    }
    return replacing.during(key, work, () => shared(key, signal, build))
  }

  /** Another Node does the work where the target's can't be had; where there is none, what is missing stands before the reason. */
  function standIn(work: Work, other: FoundNode | null, error: unknown): Made {
    if (!(error instanceof ProblemError) || work.abort.signal.aborted) throw error
    const { target } = work.wish
    const reason = { ...error.problem, severity: 'warning' as const }
    if (other === null) {
      works.tell(work, { notices: [reason] })
      const params = { version: target.node, target: target.name }
      throw new ProblemError(problem('node-missing', 'environment', { params }))
    }
    const params = { version: other.version, asked: target.node, target: target.name }
    works.tell(work, { notices: [problem('node-nearest', 'environment', { severity: 'warning', params }), reason] })
    return ofMachine(work, other)
  }

  return {
    async atOnce(work) {
      const node = found.get(majorOf(work.wish.target.node))
      return node !== undefined && (await isProgram(node.path)) ? ofMachine(work, node) : null
    },

    async make(work) {
      const { node: wanted } = work.wish.target
      // One that is there already is no stage to tell of.
      const node = await look(wanted)
      if (node !== null && majorOf(node.version) === majorOf(wanted)) {
        found.set(majorOf(wanted), node)
        return ofMachine(work, node)
      }
      try {
        const { environment, damage } = await conditions.look(nodeKey(work.wish.target.nodeWheel))
        return ofWheel(work, environment !== null && damage === null ? environment : await bring(work, node))
      } catch (error) {
        return standIn(work, node, error)
      }
    },

    async forget() {
      found.clear()
      await tools.forget()
    },
  }
}
