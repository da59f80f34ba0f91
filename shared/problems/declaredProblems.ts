import { problem } from '.'
import { nameRefusal } from '../dify/names'
import type { Target } from '../dify/targets/target'
import type { CodeNode } from '../model/node'
import type { Problem } from '../model/problem'
import { declaredNames } from './declaredNames'
import { refusalCode } from './refusalCode'
import { ignoredProblems } from './ignoredProblems'
import { typesNotThere } from './typeProblem'

/** So many refused names are told one by one; each is told at its own field as well. */
const mostNames = 50

/** A long name is cut in a sentence to this. */
const longestName = 60

/** Names of one list that Dify's panel refuses: it warns of them and saves them all the same. */
function* refusedNames(names: readonly string[]): Generator<Problem> {
  const seen = new Set<string>()
  for (const name of names) {
    const others = seen.has(name) ? [name] : []
    const difyText = nameRefusal(name, name === '' ? 'Variable Name' : name, others)
    seen.add(name)
    if (difyText === null) continue
    const code = refusalCode(name, others)
    yield problem(code, 'workspace', { severity: 'warning', params: { name: name.slice(0, longestName) }, difyText })
  }
}

function* allNames(node: CodeNode): Generator<Problem> {
  for (const { names } of declaredNames(node)) yield* refusedNames(names)
}

/** Problems by what they say: a cause that several names share is told once. */
function once(problems: Iterable<Problem>): Problem[] {
  return [...new Map([...problems].map((told) => [JSON.stringify([told.code, told.params]), told])).values()]
}

/** What is wrong with a node as it is declared, before any run: names that Dify's panel refuses, types that the target lacks. */
export function declaredProblems(node: CodeNode, target: Target): readonly Problem[] {
  const names = once(allNames(node))
  const more = names.length - mostNames
  const rest =
    more > 0 ? [problem('names-refused-more', 'workspace', { severity: 'warning', params: { count: more } })] : []
  // Dify's panel says so (code-node facts 5.2); its server would run such a node.
  const empty =
    node.code === '' ? [problem('code-empty', 'workspace', { severity: 'warning', difyText: 'Code is required' })] : []
  const declared = [...typesNotThere(target, node, 'workspace'), ...ignoredProblems(target, node, 'workspace')]
  return [...once(declared), ...empty, ...names.slice(0, mostNames), ...rest]
}
