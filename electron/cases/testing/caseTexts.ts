import type { CodeNode } from '../../../shared/model/node'
import { readFields } from '../../workspace/nodeFields'
import type { ReadCases } from '../../workspace/caseReader'
import { readCases } from '../readCases'

/** What stands above and below the cases of a node's text, and makes it whole. */
export const head = `type: code
format: 1
title: t
code_language: python3
variables:
  - {variable: a, value_type: string}
outputs: {r: {type: number}, s: {type: string}}
`
export const tail = 'code: |\n  def main(a): pass\n'

/** The node of a text. */
export function nodeOf(text: string): CodeNode {
  const { node } = readFields(text)
  if (node === null) throw new Error('no node')
  return node
}

/** The cases of that node, by the text of their part. */
export const read = (cases: string): ReadCases => readCases(`${head}${cases}${tail}`, nodeOf(`${head}${tail}`))
