import { useState } from 'react'
import type { Dependency } from '../../../shared/model/node'
import { isPackageName, isVersionWish } from '../../../shared/packages/nodeDependencies'
import { useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { offeredPackages } from '../requirements/packageNames'
import { packageVersions } from '../requirements/packageVersions'
import { type Choice, nameChoices, versionChoices } from './choices'
import { KeptField } from './KeptField'

/** So many versions are offered, the newest first. */
const mostVersions = 40

interface DependencyFieldsProps {
  readonly dependency: Dependency
  readonly fresh: boolean
  /** The names that this node asks for already. */
  readonly asked: ReadonlySet<string>
  /** The node's own target; null for the workspace's. */
  readonly target: string | null
  readonly onChange: (change: Partial<Dependency>) => void
}

/** The versions of a package on the index that suit a target, asked for when they may be chosen from. */
function useVersions(name: string, target: string): readonly [versions: readonly Choice[], ask: () => void] {
  const [known, setKnown] = useState<{ readonly of: string; readonly versions: readonly Choice[] } | null>(null)
  const of = `${name} ${target}`
  const ask = (): void => {
    if (known?.of === of || !isPackageName(name)) return
    const bare = name.replace(/\[.*$/, '').trim()
    packageVersions(bare, target).then(
      ({ versions }) => {
        const able = versions.filter(({ fits, isYanked, isPrerelease }) => fits && !isYanked && !isPrerelease)
        const [newest] = able
        const offered = able.slice(0, mostVersions).map(({ version }) => ({ value: version, remark: '' }))
        setKnown({ of, versions: [{ value: 'latest', remark: newest?.version ?? '' }, ...offered] })
      },
      // Without an index the version is typed; a name that no index has is told by the build.
      () => setKnown({ of, versions: [] }),
    )
  }
  return [known?.of === of ? known.versions : [], ask]
}

/** A package and its versions; what is no name or no version says so at once. */
export function DependencyFields({ dependency, fresh, asked, target, onChange }: DependencyFieldsProps) {
  const { variables: text, imports: words, requirements } = useText()
  const workspaceTarget = useApp((state) => state.settings.target)
  const [versions, ask] = useVersions(dependency.name, target ?? workspaceTarget)
  return (
    <>
      <KeptField
        label={text.packageName}
        placeholder={text.packageName}
        value={dependency.name}
        fresh={fresh}
        refusalOf={(typed) => (typed === '' || isPackageName(typed) ? null : words.badName)}
        choicesOf={(typed) => nameChoices(typed, offeredPackages(asked), requirements.inEnvironment)}
        onKeep={(name) => onChange({ name })}
      />
      <KeptField
        label={`${text.packageVersion}: ${dependency.name}`}
        placeholder={text.latest}
        value={dependency.version}
        choicesOf={(typed) => versionChoices(typed, dependency.version, versions)}
        refusalOf={(typed) => (isVersionWish(typed) ? null : words.badVersion)}
        onFocus={ask}
        onKeep={(version) => onChange({ version })}
      />
    </>
  )
}
