import { nameFault } from '../../../shared/dify/names'
import type { CodeNode } from '../../../shared/model/node'
import type { Problem } from '../../../shared/model/problem'

const namely = ['name-refused', 'name-twice']

/** Why each name of a list is refused, by the name as a problem tells it: cut where it is very long. */
function refusedNames(
  names: readonly string[],
  isNamed: (told: string, name: string) => boolean,
  told: Problem,
): boolean {
  return names.some((name, index) => {
    const fault = nameFault(name, names.slice(0, index))
    if (fault === null || !isNamed(String(told.params['name']), name)) return false
    return (fault === 'exists') === (told.code === 'name-twice')
  })
}

/** What a file was warned of when it was read, as far as the node has the cause still as it is edited now. */
export function nodeWarnings(problems: readonly Problem[], node: CodeNode): readonly Problem[] {
  const isNamed = (told: string, name: string): boolean => (told === '' ? name === '' : name.startsWith(told))
  return problems.filter(
    (told) =>
      !namely.includes(told.code) ||
      refusedNames(
        node.variables.map(({ variable }) => variable),
        isNamed,
        told,
      ) ||
      refusedNames(
        node.outputs.map(({ name }) => name),
        isNamed,
        told,
      ),
  )
}
