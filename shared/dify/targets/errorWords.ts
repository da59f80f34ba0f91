/**
 * Dify's own sentences. `{path}`, `{type}` (Python's name: `int`), `{repr}` (`<class 'int'>`), `{max}`, `{min}`, `{i}` are
 * filled in. Never translated: authors search for them.
 */
export interface ErrorWords {
  readonly missing: string
  readonly unsupportedType: string
  readonly notString: string
  readonly stringTooLong: string
  readonly notNumber: string
  readonly outOfRange: string
  readonly tooPrecise: string
  readonly notObject: string
  readonly notArray: string
  readonly arrayTooLong: string
  readonly numberElement: string
  readonly stringElement: string
  readonly objectElement: string
  readonly booleanElement: string
  readonly notBoolean: string
  readonly depth: string
  readonly extra: string
  readonly untypedInvalid: string
  readonly untypedMixed: string
  readonly noTag: string
  readonly badJson: string
  readonly unexpected: string
  readonly notDict: string
  readonly badKeys: string
}

/** Dify 1.14 and later (graphon `nodes/code/code_node.py`, `template_transformer.py`). */
export const currentWords: ErrorWords = {
  missing: 'Output {path} is missing.',
  unsupportedType: 'Output type {type} is not supported.',
  notString: 'Output {path} must be a string, got {type} instead.',
  stringTooLong: 'The length of output variable `{path}` must be less than {max} characters',
  notNumber: 'Output {path} is not a number, got {repr} instead.',
  outOfRange: 'Output variable `{path}` is out of range, it must be between {min} and {max}.',
  tooPrecise: 'Output variable `{path}` has too high precision, it must be less than {max} digits.',
  notObject: 'Output {path} is not an object, got {repr} instead.',
  notArray: 'Output {path} is not an array, got {repr} instead.',
  arrayTooLong: 'The length of output variable `{path}` must be less than {max} elements.',
  numberElement: 'The element at index {i} of output variable `{path}` must be a number.',
  stringElement: 'Output {path}[{i}] must be a string, got {type} instead.',
  objectElement: 'Output {path}[{i}] is not an object, got {repr} instead at index {i}.',
  booleanElement: 'Output {path}[{i}] is not a boolean, got {repr} instead.',
  notBoolean: '',
  depth: 'Depth limit {max} reached, object too deep.',
  extra: 'Not all output parameters are validated.',
  untypedInvalid: 'Output {path} is not a valid type.',
  untypedMixed: 'Output {path} is not a valid array. make sure all elements are of the same type.',
  noTag: 'Failed to parse result: no result tag found in response. Response: {head}...',
  badJson: 'Failed to parse JSON response: {reason}.',
  unexpected: 'Unexpected error during response transformation: {reason}',
  notDict: 'Result must be a dict, got {type}',
  badKeys: 'Result keys must be strings',
}

/** Dify 1.9 to 1.13: a wrong text without its full stop; an element of an Array[String] has no sentence of its own. */
export const wordsOf1_9: ErrorWords = {
  ...currentWords,
  notString: 'Output {path} must be a string, got {type} instead',
}

/** Dify 1.7 and 1.8: shorter sentences for text and numbers, in elements too. */
export const wordsOf1_7: ErrorWords = {
  ...currentWords,
  notString: 'Output variable `{path}` must be a string',
  notNumber: 'Output variable `{path}` must be a number',
  notBoolean: 'Output variable `{path}` must be a boolean',
}

/** Dify 1.6: the head of a broken result is shown. */
export const wordsOf1_6: ErrorWords = {
  ...wordsOf1_7,
  badJson: 'Failed to parse JSON response: {reason}. Response content: {head}...',
}

/** Dify 0.15 to 1.5: the parser says what, and not why. Limits of Python's own reader come through as they are. */
export const wordsOf1_4: ErrorWords = {
  ...wordsOf1_7,
  noTag: 'Failed to parse result',
  badJson: 'failed to parse response',
  unexpected: '{reason}',
  notDict: 'result must be a dict',
  badKeys: 'result keys must be strings',
}

/** Dify 1.0 to 1.3: a stray `$` before the depth. */
export const wordsOf1_0: ErrorWords = { ...wordsOf1_4, depth: 'Depth limit ${max} reached, object too deep.' }

/** Dify 0.11: Python's own words for a result that is no JSON. */
export const wordsOf0_11: ErrorWords = { ...wordsOf1_0, badJson: '{reason}' }
