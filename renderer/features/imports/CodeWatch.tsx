import { useEffect, useMemo } from 'react'
import type { Build } from '../../../shared/model/environment'
import { type ModuleSet, moduleSet } from '../../../shared/packages/imports/missingImports'
import { dependenciesOf } from '../../../shared/packages/nodeDependencies'
import { normalName } from '../../../shared/packages/packageName'
import { readRequirements } from '../../../shared/packages/requirementsFile'
import { readScriptBlock } from '../../../shared/packages/scriptBlock'
import { asGrave } from '../../../shared/preflight/severities'
import { silencesIn } from '../../../shared/preflight/silences'
import { importProblems, type KnownEnvironment } from '../../../shared/problems/importProblems'
import { reportError } from '../../app/stores/appStore'
import { useEnvironment } from '../../app/stores/environmentStore'
import { usePackages } from '../../app/stores/packageStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useLanguageServer } from '../language/languageStore'
import { lint, useLint } from '../language/ruff/ruffNotes'
import { useOwnSeverities } from '../preflight/preflightFiles'
import { type CodeProblems, useCodeProblems } from './codeProblems'
import { ruleOfImport } from './ruleOfImport'
import { useNodeEnvironment } from './useNodeEnvironment'

interface Required {
  /** The packages that the requirements ask for, as indexes compare their names. */
  readonly names: readonly string[]
  /** The conditions of those that are asked for under one alone. */
  readonly conditions: ReadonlyMap<string, string>
}

function useRequired(): Required {
  const text = useWorkspace((state) => state.requirements?.text ?? '')
  return useMemo(() => {
    const entries = readRequirements(text).entries.filter(({ name }) => name !== '')
    const always = new Set(entries.filter(({ marker }) => marker === '').map(({ name }) => name))
    const conditions = new Map<string, string>()
    for (const { name, marker } of entries) {
      const before = conditions.get(name)
      if (!always.has(name)) conditions.set(name, before === undefined ? marker : `${before} or ${marker}`)
    }
    return { names: entries.map(({ name }) => name), conditions }
  }, [text])
}

/** Whether the environment that is there is the one of what stands in the requirements now. */
function useIsCurrent(build: Build | null): boolean {
  const saving = useWorkspace((state) => state.requirements?.saving ?? 'saved')
  const count = useWorkspace((state) => state.requirementsCount)
  const asked = useEnvironment((state) => state.asked)
  return build?.status === 'ready' && saving === 'saved' && count === asked
}

/** What can be imported of an environment's packages; null where that is not known (yet). */
function useModules(key: string | null): ModuleSet | null {
  const facts = usePackages((state) => (key === null ? null : (state.facts[key] ?? null)))
  useEffect(() => {
    if (key !== null) usePackages.getState().readFacts(key).catch(reportError)
  }, [key])
  return useMemo(() => (facts === null ? null : moduleSet(facts.flatMap(({ modules }) => modules))), [facts])
}

/** Looks at the code of the open node at each pause of its author, and after each change of its environment. Draws nothing. */
export function CodeWatch({ id }: { readonly id: string }) {
  const { node, target, build, environment } = useNodeEnvironment(id)
  const isPython = node?.code_language === 'python3'
  const key = isPython ? (environment?.key ?? null) : null
  const modules = useModules(key)
  const required = useRequired()
  const isCurrent = useIsCurrent(build)
  const found = useLanguageServer((state) => state.found[id] ?? null)
  const linted = useLint((state) => state[id] ?? null)
  const severities = useOwnSeverities()
  const hasFailed = build !== null && ['failed', 'held', 'cancelled'].includes(build.status)
  const ofImports = useMemo((): CodeProblems['problems'] | null => {
    if (node === null || target === null) return null
    const own = dependenciesOf(node, target).map(({ name }) => normalName(name.replace(/\[.*$/, '')))
    const known: KnownEnvironment = {
      modules,
      packages: new Set(environment?.packages.map(({ name }) => normalName(name))),
      asked: new Set([...required.names, ...own]),
      // What the node asks for itself is asked for always.
      leftOut: new Map(isCurrent ? [...required.conditions].filter(([name]) => !own.includes(name)) : []),
      hasFailed,
    }
    const ofBlock = isPython ? readScriptBlock(node.code, target).problems : []
    const isSilent = silencesIn(node.code_language, node.code)
    return [
      ...importProblems(node, target, known)
        .filter(({ problem }) => problem.line === null || !isSilent(ruleOfImport(problem), problem.line))
        .flatMap((one) => {
          const problem = asGrave(severities, ruleOfImport(one.problem), one.problem)
          return problem === null ? [] : [{ ...one, problem }]
        }),
      ...ofBlock.map((problem) => ({ problem, endColumn: Infinity })),
    ]
  }, [node, target, modules, environment, required, isCurrent, hasFailed, isPython, severities])
  useEffect(() => {
    if (node === null || ofImports === null) return
    const problems = [
      ...ofImports,
      ...(linted?.code === node.code ? linted.problems : []),
      ...(found?.code === node.code ? found.problems : []),
    ]
    const hasModule = modules === null ? null : (module: string) => modules.has(module)
    useCodeProblems.setState({ [id]: { code: node.code, problems, hasModule } })
  }, [id, node, ofImports, modules, found, linted])
  useEffect(() => {
    if (node !== null) lint(id, node).catch(reportError)
    // Another target has another Python, of which other things hold.
  }, [id, node, target])
  return null
}
