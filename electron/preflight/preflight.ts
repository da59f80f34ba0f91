import { join } from 'node:path'
import type { Target } from '../../shared/dify/targets/target'
import type { Environment } from '../../shared/model/environment'
import type { CodeNode } from '../../shared/model/node'
import type { PackageFacts } from '../../shared/model/packages'
import { moduleSet } from '../../shared/packages/imports/missingImports'
import { longestCode } from '../../shared/packages/imports/readImport'
import { dependenciesOf } from '../../shared/packages/nodeDependencies'
import { normalName } from '../../shared/packages/packageName'
import { readRequirements } from '../../shared/packages/requirementsFile'
import { readServerList } from '../../shared/packages/serverList'
import { type CodeFacts, noFacts } from '../../shared/preflight/facts/codeFacts'
import { inputTypes } from '../../shared/preflight/facts/inputTypes'
import { type Finding, findingsOf } from '../../shared/preflight/preflight'
import { ruleIds } from '../../shared/preflight/ruleIds'
import { readSeverities } from '../../shared/preflight/severities'
import type { KnownEnvironment } from '../../shared/problems/importProblems'
import type { Python } from '../environments/findPython'
import { noPreflightTexts, type PreflightTexts } from '../workspace/preflightFiles'
import { createJavascriptReader } from './javascriptReader'
import { knownByBase } from './knownByBase'
import { createPythonReaders } from './pythonReader'

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
  /** The script of the thread that reads JavaScript; left out: it is read in this one. */
  readonly factsWorker?: string | undefined
}

/** What a node may import, as far as its environment tells. */
function knownOf(
  { node, target, requirements }: PreflightRequest,
  installed: readonly PackageFacts[],
): KnownEnvironment {
  const asked = [
    ...readRequirements(requirements).entries.map(({ name }) => name),
    ...dependenciesOf(node, target).map(({ name }) => name),
  ]
  return {
    modules: moduleSet(installed.flatMap(({ modules }) => modules)),
    packages: new Set(installed.map(({ name }) => normalName(name))),
    asked: new Set(asked.filter((name) => name !== '').map(normalName)),
    leftOut: new Map(),
    hasFailed: false,
  }
}

/** Looks at nodes before they run. Nothing of them is imported or run. */
export function createPreflight({ environments, facts, factsWorker }: PreflightOptions) {
  const readers = createPythonReaders()
  const javascript = createJavascriptReader(factsWorker ?? null)

  async function factsOf({
    node,
    target,
    environment,
    python = null,
    isPartial,
  }: PreflightRequest): Promise<CodeFacts | null> {
    if (node.code.length > longestCode) return null
    if (node.code_language === 'jinja2') return noFacts
    const inputs = inputTypes(node)
    if (node.code_language === 'javascript') return javascript.read(node.code, target.node, inputs)
    if (environment === null && python !== null)
      return readers.read({ python: python.executable, folder: null }, node.code, inputs)
    if (environment === null) return isPartial === true ? { ...noFacts, isWhole: false } : null
    return readers.read(
      { python: environment.python.path, folder: join(environments, environment.key) },
      node.code,
      inputs,
    )
  }

  return {
    /**
     * What preflight finds in a node. Null where it can't be read: its environment is not there, or its code is longer than anybody writes. Rejects
     * where the interpreter does not answer.
     */
    async check(request: PreflightRequest): Promise<Finding[] | null> {
      const { node, target, environment, requirements, own = noPreflightTexts, without } = request
      const [read, installed] = await Promise.all([
        factsOf(request),
        environment === null || node.code_language === 'javascript' ? null : facts(environment),
      ])
      if (read === null) return null
      const known = installed === null ? knownByBase(node, target, requirements) : knownOf(request, installed)
      const onServer = readServerList(own.serverList)
      const judge = environment?.python.version ?? request.python?.version ?? null
      const around = { node, target, facts: read, judge, environment: known, installed, requirements, onServer }
      return findingsOf(around, without, readSeverities(own.severities, ruleIds).severities)
    },
    release: readers.release,
    close(): void {
      readers.close()
      javascript.close()
    },
  }
}

export type Preflight = ReturnType<typeof createPreflight>
