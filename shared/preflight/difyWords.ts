import { fillWords } from '../dify/fillWords'
import type { Target } from '../dify/targets/target'
import type { NodeLanguage } from '../model/node'

/** What Dify says of a result that is no dict; Python's name of its type is filled in. */
export function notDict(target: Target, type: string): string {
  return fillWords(target.outputs.words.notDict, { type })
}

/** What Dify says of a `main` that returned nothing: None in Python, a word that is no JSON in JavaScript. */
export function nothingReturned(target: Target, language: NodeLanguage): string {
  if (language !== 'javascript') return notDict(target, 'NoneType')
  const reason = 'Expecting value: line 1 column 1 (char 0)'
  return fillWords(target.outputs.words.badJson, { reason, head: 'undefined' })
}

/** What Python says of a value that it can't write as JSON. */
export function notSerializable(type: string): string {
  return `TypeError: Object of type ${type} is not JSON serializable`
}
