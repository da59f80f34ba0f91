import { useMemo } from 'react'
import { findTarget } from '../../../shared/dify/targets'
import type { CodeNode, Output, OutputSpec, OutputType } from '../../../shared/model/node'
import type { Problem } from '../../../shared/model/problem'
import { declaredProblems } from '../../../shared/problems/declaredProblems'
import { unknownTarget } from '../../../shared/problems/unknownTarget'
import { useApp } from '../../app/stores/appStore'
import { useQuietNode } from '../../app/stores/quietNodes'

const none: readonly Problem[] = []

/** What is wrong with an open node as it is declared, before any run: its target, its names, its types. */
export function useDeclaredProblems(id: string): readonly Problem[] {
  const node = useQuietNode(id)
  const workspaceTarget = useApp((state) => state.settings.target)
  const wanted = node?.target ?? workspaceTarget
  return useMemo(() => {
    if (node === null) return none
    const target = findTarget(wanted)
    return target === null ? [unknownTarget(wanted)] : declaredProblems(node, target)
  }, [node, wanted])
}

/** What a node has and its target lacks or ignores. */
const ofTarget = ['type-not-there', 'input-type-not-there', 'error-handling-ignored', 'retry-ignored']

/** What a run tells that can be seen before it. */
const seenBefore = ['target-unknown', 'target-empty', ...ofTarget]

/** The first thing that an open node has and its target lacks; null where there is none, and for a node that is not open. */
export function useTargetLack(id: string): Problem | null {
  return useDeclaredProblems(id).find(({ code }) => ofTarget.includes(code)) ?? null
}

/** Whether a run was told of something declared that is no longer so: what can be seen before a run is always as the node is now. */
export function isMended(told: Problem, declared: readonly Problem[]): boolean {
  if (!seenBefore.includes(told.code)) return false
  return !declared.some(
    ({ code, params }) => code === told.code && JSON.stringify(params) === JSON.stringify(told.params),
  )
}

/** The type that takes a Boolean's place in a Dify without one: there Python's True and False are numbers. */
const instead: Partial<Record<OutputType, OutputType>> = { boolean: 'number', 'array[boolean]': 'array[number]' }

export function typeInstead(type: OutputType): OutputType | null {
  return instead[type] ?? null
}

function retyped(spec: OutputSpec, path: string, wanted: string): OutputSpec {
  if (path === wanted) return { ...spec, type: typeInstead(spec.type) ?? spec.type }
  if (spec.children === null || !wanted.startsWith(`${path}.`)) return spec
  const children = spec.children.map((member) => ({
    name: member.name,
    spec: retyped(member.spec, `${path}.${member.name}`, wanted),
  }))
  return { ...spec, children }
}

/** The outputs with another type for the one at a path. */
export function withTypeInstead({ outputs }: CodeNode, path: string): CodeNode['outputs'] {
  return outputs.map(({ name, spec }) => ({ name, spec: retyped(spec, name, path) }))
}

/** The declared type of an output or member by its path; null where there is none. */
export function typeAt({ outputs }: CodeNode, path: string): OutputType | null {
  const find = (among: readonly Output[], prefix: string): OutputType | null => {
    for (const { name, spec } of among) {
      const here = prefix === '' ? name : `${prefix}.${name}`
      if (here === path) return spec.type
      const below = path.startsWith(`${here}.`) ? find(spec.children ?? [], here) : null
      if (below !== null) return below
    }
    return null
  }
  return find(outputs, '')
}
