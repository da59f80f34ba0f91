import { typeLabels } from '../../../shared/dify/names'
import type { CodeNode, OutputSpec } from '../../../shared/model/node'
import type { Text } from '../../i18n/useText'

/** A part of a node as lines to compare; `head` is null where it is the only one. */
export interface ComparedPart {
  readonly head: string | null
  readonly mine: string
  readonly disk: string
}

/** Two texts as the only part. */
export const oneText = (mine: string, disk: string): ComparedPart[] => [{ head: null, mine, disk }]

function outputLines(name: string, { type, children }: OutputSpec): string[] {
  const members = (children ?? []).flatMap((member) => outputLines(`${name}.${member.name}`, member.spec))
  return [`${name}  ${typeLabels[type]}`, ...members]
}

function handlingLines(
  { error_strategy: strategy, default_value: values = [] }: CodeNode,
  { failing }: Text,
): string[] {
  return [
    `${failing.handling}: ${failing.strategies[strategy ?? 'none']}`,
    ...values.map(({ key, value }) => `${failing.defaultOf(key)}: ${value}`),
  ]
}

function retryLines({ retry_config: retry }: CodeNode, { failing }: Text): string[] {
  if (retry?.retry_enabled !== true) return [`${failing.retry}: ${failing.strategies.none}`]
  return [
    `${failing.maxRetries}: ${retry.max_retries} ${failing.times}`,
    `${failing.retryInterval}: ${retry.retry_interval} ${failing.milliseconds}`,
  ]
}

/** The parts of a node that an edit and the file on disk have otherwise, with the code, which is always one of them, last. */
export function comparedParts(mine: CodeNode, disk: CodeNode, text: Text): ComparedPart[] {
  const part = (head: string, lines: (node: CodeNode) => string[]): ComparedPart[] => {
    const [one, other] = [lines(mine).join('\n'), lines(disk).join('\n')]
    return one === other ? [] : [{ head, mine: one, disk: other }]
  }
  const around = [
    ...part(text.variables.inputs, (node) =>
      node.variables.map(({ variable, value_type }) => `${variable}  ${typeLabels[value_type]}`),
    ),
    ...part(text.variables.outputs, (node) => node.outputs.flatMap(({ name, spec }) => outputLines(name, spec))),
    ...part(text.failing.retryHead, (node) => retryLines(node, text)),
    ...part(text.failing.handlingHead, (node) => handlingLines(node, text)),
  ]
  return [...around, { head: around.length === 0 ? null : text.files.code, mine: mine.code, disk: disk.code }]
}
