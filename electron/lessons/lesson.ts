import type { InBoth, LessonFault, LessonText } from '../../shared/model/lesson'
import type { Check, NodeCase } from '../../shared/model/nodeCase'
import type { CodeNode } from '../../shared/model/node'
import type { PanelPlace } from '../../shared/lessons/panelWords'
import type { ServiceAnswer } from './lessonYaml'

/** One thing that a lesson looks for: a case that runs, or something that the node declares. */
export type LessonCheck = {
  readonly says: InBoth
  readonly isHidden: boolean
} & ({ readonly kind: 'case'; readonly of: NodeCase } | { readonly kind: 'node'; readonly check: Check })

/** A node and the lines of python-requirements.txt beside it; null: the lesson has nothing to do with them. */
export interface LessonState {
  readonly node: CodeNode
  readonly requirements: string | null
}

/** A lesson as its folder has it. */
export interface Lesson {
  readonly id: string
  readonly order: number
  /** The ids of the targets on which start and solution were tried; the first is the lesson's own. */
  readonly targets: readonly [string, ...string[]]
  readonly texts: { readonly en: LessonText; readonly 'zh-CN': LessonText }
  readonly checks: readonly LessonCheck[]
  readonly hints: readonly InBoth[]
  readonly links: readonly PanelPlace[]
  readonly solutionAfter: number
  readonly service: readonly ServiceAnswer[]
  readonly start: LessonState
  readonly solution: LessonState
}

/** A folder that was read: its lesson, or all that is wrong with it. */
export interface ReadLesson {
  readonly lesson: Lesson | null
  readonly faults: readonly LessonFault[]
}

/** Stands in inputs and samples for the address of the lesson's own service. */
export const servicePlace = '{service}'

/** A node with the address of the lesson's service in its samples and cases. */
export function withService(node: CodeNode, address: string | null): CodeNode {
  if (address === null) return node
  const put = (values: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(Object.entries(values).map(([name, text]) => [name, text.replaceAll(servicePlace, address)]))
  const cases = node.cases?.map((one) => ({ ...one, inputs: put(one.inputs) }))
  return { ...node, samples: put(node.samples), ...(cases === undefined ? {} : { cases }) }
}
