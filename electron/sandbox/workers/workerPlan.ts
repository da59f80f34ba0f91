import type { SandboxRequest } from '../../engineTypes'
import { markName } from '../../processes/runMark'
import type { ValuesTaken } from '../nodeScript'

/** What a worker is, whatever script it gets. */
export interface WorkerPlan {
  readonly language: SandboxRequest['language']
  /** The path of its Python or Node. */
  readonly interpreter: string
  readonly env: Readonly<Record<string, string>>
  /** Python modules that it has imported before its script asks for them, in this order. */
  readonly preloads: readonly string[]
  /** Modules that are not to be among what those bring along. */
  readonly preloadNever: readonly string[]
  /** What holds it; goes to `confine` in the worker as it is. Null where nothing does. */
  readonly confinement: Readonly<Record<string, unknown>> | null
  /** Whether its workers, each started for its run, tell the lines of a script of Node. Those of Python are told by the job. */
  readonly takesLines?: boolean
  /** Where its Nodes tell the variables of a script that an exception ends: how. Those of Python are told by the job. */
  readonly takesValues?: ValuesTaken
  /** Finds a Python that puts a Node behind what holds it; null where there is none. */
  readonly launcher: () => Promise<string | null>
}

/** What a worker is given: files that are put into its folder, and its standard input (of a Python worker: its settings, then its code). */
export interface WorkerJob {
  readonly files: readonly { readonly name: string; readonly text: string }[]
  /** The settings of a Python script; null for Node, whose files tell it all. */
  readonly header: Readonly<Record<string, unknown>> | null
  readonly input: string
}

/** Dify's sandbox passes its proxies and nothing else; certificates and what Windows can't start without are this machine's own. */
const passed =
  /^((HTTPS?|ALL|NO)_PROXY|SSL_CERT_FILE|SSL_CERT_DIR|REQUESTS_CA_BUNDLE|NODE_EXTRA_CA_CERTS|SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|PATHEXT)$/i

/**
 * The few of this machine's variables that a worker gets, and the clock of the server: the official sandbox hands its container's `/etc/localtime` into
 * the root that it changes to, and neither its images nor dify-sandbox-py's set a zone, so that it is UTC wherever the author is.
 */
export function workerEnvironment(env: NodeJS.ProcessEnv): Record<string, string> {
  const kept = Object.entries(env).filter(
    ([name, value]) => passed.test(name) && name !== markName && value !== undefined,
  )
  return { ...(Object.fromEntries(kept) as Record<string, string>), TZ: 'UTC' }
}

const bares = new WeakMap<WorkerPlan, WorkerPlan>()

/** The same without anything that is imported in advance: its workers can run whatever a plan's own can. */
export function bareOf(plan: WorkerPlan): WorkerPlan {
  if (plan.preloads.length === 0) return plan
  const bare = bares.get(plan) ?? { ...plan, preloads: [], preloadNever: [] }
  bares.set(plan, bare)
  return bare
}

/** Their names, which are long, and asked for at each run. */
const keys = new WeakMap<WorkerPlan, string>()

/**
 * Names all workers that can stand in for each other. What was imported in advance is part of it: no script finds anything in its interpreter that only
 * another one asks for.
 */
export function planKey(plan: WorkerPlan): string {
  const known = keys.get(plan)
  if (known !== undefined) return known
  const { language, interpreter, env, confinement, preloads, preloadNever, takesValues } = plan
  const loaded = preloads.length === 0 ? [] : [preloads, preloadNever]
  const key = JSON.stringify([
    language,
    interpreter,
    Object.entries(env).sort(),
    confinement,
    takesValues ?? null,
    ...loaded,
  ])
  keys.set(plan, key)
  return key
}
