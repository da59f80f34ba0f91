import { Plus, Search } from 'lucide-react'
import { useState } from 'react'
import type { Problem } from '../../../shared/model/problem'
import { normalName } from '../../../shared/packages/packageName'
import { nameToAskFor } from '../../../shared/packages/packageNames'
import { entryOf } from '../../../shared/packages/requirementsFile'
import { moduleOf } from '../../../shared/problems/moduleProblems'
import { ProblemError } from '../../../shared/problems'
import { call } from '../../app/client'
import { reportError, useApp } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { addToNode, addToRequirements, asksForPackage, packageFor } from '../imports/addPackage'
import { Prose } from './Prose'

interface MissingModuleProps {
  readonly id: string
  readonly problem: Problem
}

/**
 * The two ways to bring a module that a Python node lacks: in the workspace's requirements, or as a dependency of the node. Where no package is
 * known to bring it, the index can be asked for one of the same name, and the author is asked whether that is it.
 */
export function MissingModule({ id, problem }: MissingModuleProps) {
  const isPython = useWorkspace((state) => state.documents[id]?.node?.code_language === 'python3')
  if (!isPython || !asksForPackage(problem)) return null
  const name = packageFor(problem)
  return name === null ? (
    <UnknownPackage id={id} module={moduleOf(problem) ?? ''} />
  ) : (
    <AddPackage id={id} name={name} />
  )
}

function AddPackage({ id, name }: { readonly id: string; readonly name: string }) {
  const text = useText().imports
  const inNode = useWorkspace(
    (state) => state.documents[id]?.node?.dependencies.some((one) => normalName(one.name) === name) === true,
  )
  const inFile = useWorkspace((state) => entryOf(state.requirements?.text ?? '', name) !== null)
  if (inNode || inFile) return <output className="fix-said">{text.isAsked(name)}</output>
  return (
    <>
      <Button
        kind="plain"
        small
        icon={<Plus size={14} />}
        title={text.addTip(name)}
        onClick={() => addToRequirements(name)}
      >
        {text.add(name)}
      </Button>
      <Button kind="ghost" small title={text.addToNode(name)} onClick={() => addToNode(id, name)}>
        {text.toNode}
      </Button>
    </>
  )
}

type LookUp = { readonly status: 'none' | 'asking' | 'not-there' } | { readonly status: 'found'; readonly name: string }

function UnknownPackage({ id, module }: { readonly id: string; readonly module: string }) {
  const text = useText().imports
  const target = useWorkspace((state) => state.documents[id]?.node?.target ?? null)
  const workspaceTarget = useApp((state) => state.settings.target)
  const [search, setSearch] = useState<LookUp>({ status: 'none' })
  const asked = nameToAskFor(module)
  const lookUp = async (name: string): Promise<void> => {
    setSearch({ status: 'asking' })
    try {
      const found = await call('packages.versions', { name, target: target ?? workspaceTarget })
      setSearch(found.versions.length === 0 ? { status: 'not-there' } : { status: 'found', name: found.name })
    } catch (error) {
      const isUnknown = error instanceof ProblemError && error.problem.code === 'package-unknown'
      setSearch({ status: isUnknown ? 'not-there' : 'none' })
      if (!isUnknown) reportError(error)
    }
  }
  return (
    <>
      {search.status === 'found' ? (
        <>
          <output className="fix-said">
            <Prose text={text.isItThis(search.name)} />
          </output>
          <AddPackage id={id} name={normalName(search.name)} />
        </>
      ) : (
        <>
          <output className="fix-said">
            <Prose
              text={
                search.status === 'not-there'
                  ? text.notThere(asked ?? module)
                  : search.status === 'asking'
                    ? text.looking
                    : text.unknown(module)
              }
            />
          </output>
          {asked !== null && search.status === 'none' && (
            <Button kind="plain" small icon={<Search size={14} />} onClick={() => void lookUp(asked)}>
              {text.lookUp(asked)}
            </Button>
          )}
        </>
      )}
    </>
  )
}
