import { useEffect, useState } from 'react'
import type { CommandInput } from '../../../shared/contract'
import type { PackageVersion, Rehearsal } from '../../../shared/model/packages'
import type { Problem } from '../../../shared/model/problem'
import { call } from '../../app/client'
import { problemOf } from '../../app/stores/appStore'
import type { PackagesShown } from './usePackagesShown'

/** Rest of what is typed before it is asked for, in milliseconds: half a name is asked of nobody. */
const rest = { versions: 300, rehearsal: 250 } as const

/** What came of a question; `question` is what it was asked of. */
export interface Answer<T> {
  readonly question: string
  readonly value: T | null
  readonly problem: Problem | null
}

/**
 * The answer to a question that changes as one types; null while it is asked. A late answer to an earlier question is thrown away.
 * `ask` is called with the question after a rest.
 */
function useAnswer<T>(question: string | null, ask: (question: string) => Promise<T>, wait: number): Answer<T> | null {
  const [answer, setAnswer] = useState<Answer<T> | null>(null)
  useEffect(() => {
    if (question === null) return
    let isLate = false
    const timer = setTimeout(() => {
      ask(question).then(
        (value) => {
          if (!isLate) setAnswer({ question, value, problem: null })
        },
        (error: unknown) => {
          if (!isLate) setAnswer({ question, value: null, problem: problemOf(error) })
        },
      )
    }, wait)
    return () => {
      isLate = true
      clearTimeout(timer)
    }
  }, [question, ask, wait])
  return answer?.question === question ? answer : null
}

export interface KnownVersions {
  readonly name: string
  readonly summary: string
  readonly versions: readonly PackageVersion[]
}

function askVersions(question: string): Promise<KnownVersions> {
  const [target = '', name = ''] = question.split('\n')
  return call('packages.versions', { name, target })
}

/** The versions of a package on the index, for a target; null while they are asked for, or where `name` is null. */
export function useVersions(name: string | null, target: string): Answer<KnownVersions> | null {
  return useAnswer(name === null ? null : `${target}\n${name}`, askVersions, rest.versions)
}

function askRehearsal(question: string): Promise<Rehearsal> {
  return call('packages.rehearse', JSON.parse(question) as CommandInput<'packages.rehearse'>)
}

/** What another text of the requirements would do on the target of what is shown; null while it is tried, or where `text` is null. */
export function useRehearsal(
  workspace: string,
  { targetId, dependencies }: Pick<PackagesShown, 'targetId' | 'dependencies'>,
  text: string | null,
): Answer<Rehearsal> | null {
  const question = text === null ? null : JSON.stringify({ workspace, target: targetId, text, dependencies })
  return useAnswer(question, askRehearsal, rest.rehearsal)
}
