import { useEffect, useMemo } from 'react'
import { findTarget } from '../../../shared/dify/targets'
import type { Target } from '../../../shared/dify/targets/target'
import type { Build, Environment } from '../../../shared/model/environment'
import type { CodeNode, Dependency } from '../../../shared/model/node'
import { reportError, useApp } from '../../app/stores/appStore'
import { useEnvironment } from '../../app/stores/environmentStore'
import { usePackages } from '../../app/stores/packageStore'
import { useQuietActive } from '../../app/stores/quietNodes'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { type PackageRow, rowsOf } from './packageRows'
import { dependenciesOf } from '../../../shared/packages/nodeDependencies'
import { normalName } from '../../../shared/packages/packageName'
import { askedLines } from './requirementEdits'

/** What the page is about: the open node's target, or the workspace's, and its Python environment. */
export interface PackagesShown {
  readonly node: CodeNode | null
  readonly target: Target | null
  readonly targetId: string
  /** What the open node asks for itself, also in the script block of its code; none where it is no Python node. */
  readonly dependencies: readonly Dependency[]
  /** The build that is asked for now; null until it is known. */
  readonly build: Build | null
  /** The environment that is shown; null where none was ever built. */
  readonly environment: Environment | null
  /** Whether it is the one of before, since the one that is asked for is not there. */
  readonly isBefore: boolean
}

/** The last Python environment of a target that was built in this session. */
function lastBuilt(builds: Readonly<Record<string, Build>>, target: string): Environment | null {
  const built = Object.values(builds).filter(
    (one) => one.target === target && one.node === null && one.environment !== null,
  )
  return built.sort((a, b) => b.startedAt - a.startedAt)[0]?.environment ?? null
}

/** What the page is about. */
export function usePackagesShown(): PackagesShown {
  const node = useQuietActive()
  const ofSettings = useApp((state) => state.settings.target)
  const builds = useEnvironment((state) => state.builds)
  const current = useEnvironment((state) => state.current)
  const wanted = node?.target ?? ofSettings
  const target = findTarget(wanted)
  return useMemo(() => {
    const asked = current === null ? null : (builds[current] ?? null)
    const build = asked?.node === null ? asked : null
    const targetId = target?.id ?? wanted
    const own = build?.environment ?? null
    const environment = own ?? build?.lastGood?.environment ?? lastBuilt(builds, targetId)
    const isPython = node?.code_language === 'python3' && target !== null
    const dependencies = isPython ? dependenciesOf(node, target) : []
    const isBefore = own === null && environment !== null
    return { node, target, targetId, dependencies, build, environment, isBefore }
  }, [node, target, wanted, builds, current])
}

const nothing: ReadonlyMap<string, string> = new Map()

/** The packages of the shown environment with all that is known of them; facts and newer versions are asked for quietly. */
export function useRows({ dependencies, target, environment }: PackagesShown): readonly PackageRow[] {
  const key = environment?.key ?? null
  const facts = usePackages((state) => (key === null ? null : (state.facts[key] ?? null)))
  const latest = usePackages((state) => (key === null ? nothing : (state.newer[key]?.latest ?? nothing)))
  const text = useWorkspace((state) => state.requirements?.text ?? '')
  const own = JSON.stringify(dependencies.map(({ name }) => name.replace(/\[.*$/, '')))
  useEffect(() => {
    if (key === null) return
    const { readFacts, askNewer } = usePackages.getState()
    readFacts(key).catch(reportError)
    askNewer(key).catch(reportError)
  }, [key])
  return useMemo(
    () =>
      environment === null
        ? []
        : rowsOf({
            packages: environment.packages,
            facts,
            latest,
            lines: askedLines(text),
            dependencies: new Set((JSON.parse(own) as string[]).map(normalName)),
            baseVersions: new Map(environment.baseChanges.map(({ name, from }) => [normalName(name), from])),
            target,
          }),
    [environment, facts, latest, text, own, target],
  )
}
