import { join } from 'node:path'
import type { Target } from '../../shared/dify/targets/target'
import type { Environment } from '../../shared/model/environment'
import type { CodeNode } from '../../shared/model/node'
import type { PackageFacts } from '../../shared/model/packages'
import { longestCode } from '../../shared/packages/imports/readImport'
import { readServerList } from '../../shared/packages/serverList'
import { inputTypes } from '../../shared/preflight/facts/inputTypes'
import type { Finding } from '../../shared/preflight/preflight'
import { minorOf, type Python } from '../environments/findPython'
import { noPreflightTexts, type PreflightTexts } from '../workspace/preflightFiles'
import type { FindingsTask, PythonQuestion } from './findingsTask'
import { createFindingsThread } from './findingsThread'
import { createPythonReaders, type ReaderPlace } from './pythonReader'

/** What is to be looked at, and for which Dify. */
export interface PreflightRequest {
  readonly node: CodeNode
  /** With what the server's own settings change of it. */
  readonly target: Target
  /** The node's environment; null for JavaScript, and where there is none (yet). */
  readonly environment: Environment | null
  /** Reads Python where there is no environment. */
  readonly python?: Python | null
  readonly requirements: string
  /** What the workspace says of its rules, and of its server. */
  readonly own?: PreflightTexts
  /** Rules whose causes are told elsewhere. */
  readonly without?: ReadonlySet<string>
  /** Whether Python without an environment is looked at all the same, by the rules that need no interpreter. */
  readonly isPartial?: boolean
}

export interface PreflightOptions {
  /** The folder of all environments. */
  readonly environments: string
  /** What the packages of an environment say of themselves. */
  facts(environment: Environment): Promise<readonly PackageFacts[]>
  /** The script of the thread that judges nodes; left out: they are judged in this one. */
  readonly findingsWorker?: string | undefined
}

/** Looks at nodes before they run. Nothing of them is imported or run. */
export function createPreflight({ environments, facts, findingsWorker }: PreflightOptions) {
  const readers = createPythonReaders()
  const thread = createFindingsThread(findingsWorker ?? null)

  /** The Python that reads a node's code; null where none does. */
  function readerOf({
    node,
    environment,
    python = null,
  }: PreflightRequest): (ReaderPlace & { version: string }) | null {
    if (node.code_language !== 'python3') return null
    if (environment !== null) {
      const { path, version } = environment.python
      return { python: path, folder: join(environments, environment.key), version }
    }
    return python === null ? null : { python: python.executable, folder: null, version: python.version }
  }

  return {
    /**
     * What preflight finds in a node. Null where it can't be read: its environment is not there, or its code is longer than anybody writes. Rejects
     * where the interpreter does not answer.
     */
    async check(request: PreflightRequest): Promise<Finding[] | null> {
      const {
        node,
        target,
        environment,
        requirements,
        own = noPreflightTexts,
        without = new Set(),
        isPartial,
      } = request
      const isPython = node.code_language === 'python3'
      const reader = readerOf(request)
      if (node.code.length > longestCode || (isPython && reader === null && isPartial !== true)) return null
      const judge = environment?.python.version ?? request.python?.version ?? null
      const inputs = inputTypes(node)
      const ask = (older: PythonQuestion['older']): Promise<string> | null => {
        const standsIn = reader !== null && minorOf(reader.version) !== target.python
        return reader && readers.read(reader, { code: node.code, older, standsIn, inputs })
      }
      const [read, installed] = await Promise.all([
        ask(null),
        environment === null || node.code_language === 'javascript' ? null : facts(environment),
      ])
      const onServer = readServerList(own.serverList)
      const task: FindingsTask = {
        around: { node, target, judge, installed, requirements, onServer },
        python: read,
        isWhole: !isPython,
        without,
        severities: own.severities,
      }
      const judged = await thread.judge(task)
      if ('findings' in judged) return judged.findings
      // It was too old for the code: it is asked once more, with what it can read in its place.
      const again = await thread.judge({ ...task, python: await ask(judged.older) })
      return 'findings' in again ? again.findings : []
    },
    release: readers.release,
    close(): void {
      readers.close()
      thread.close()
    },
  }
}

export type Preflight = ReturnType<typeof createPreflight>
