import { outputTypes } from '../../model/variableTypes'
import { currentWords, wordsOf0_11, wordsOf1_0, wordsOf1_4, wordsOf1_6, wordsOf1_7, wordsOf1_9 } from './errorWords'
import { sandbox0_2_10, sandbox0_2_11, sandbox0_2_12, sandbox0_2_13, sandbox0_2_15 } from './sandboxes'
import type { Target } from './target'
import {
  javascriptWrapper,
  javascriptWrapperWithHead,
  pythonWrapper,
  pythonWrapperWithHead,
  templateWrapperBase64,
  templateWrapperRaw,
  templateWrapperSandboxed,
} from './wrappers'

/*
 * One record a Dify, oldest first; each says what changed since the one before. The facts of 0.11 to 1.13 were read in the releases
 * themselves (`code_node.py`, `template_transformer.py`, the transformers, `docker-compose.yaml`), those since 1.14 in graphon.
 */

export const dify0_11: Target = {
  id: 'dify-0.11',
  name: 'Dify 0.11',
  aliases: ['0.11.0', '0.11.1', '0.11.2', '0.12', '0.12.0', '0.12.1'],
  variantOf: null,
  dslVersion: '0.1.3',
  ...sandbox0_2_10,
  wrappers: { python3: pythonWrapperWithHead, javascript: javascriptWrapperWithHead, template: templateWrapperRaw },
  defaultCode: {
    python3: '\ndef main(arg1: str, arg2: str) -> dict:\n    return {\n        "result": arg1 + arg2,\n    }\n',
    javascript: '\nfunction main({arg1, arg2}) {\n    return {\n        result: arg1 + arg2\n    }\n}\n',
  },
  inputs: 'json.dumps',
  fileLists: 'crash',
  fileForm: 'tenant',
  result: { exponentText: 'text', errorKey: 'kept', nonDict: 'crash' },
  outputs: {
    words: wordsOf0_11,
    leadingDot: true,
    numberElements: 'as-numbers',
    stringElements: 'as-strings',
    booleans: 'anything',
    turnsBooleansIntoNumbers: false,
    decimals: 'after-point',
    nestedArrays: 'refused',
  },
  limits: {
    maxNumber: '9223372036854775807',
    minNumber: '-9223372036854775808',
    maxDepth: 5,
    maxPrecision: 20,
    maxStringLength: 80_000,
    maxStringArrayLength: 30,
    maxObjectArrayLength: 30,
    maxNumberArrayLength: 1000,
    maxTemplateLength: 80_000,
  },
  outputTypes: ['string', 'number', 'array[number]', 'array[string]', 'array[object]', 'object'],
  errorStrategies: false,
  clipboard: null,
  startTypes: ['text-input', 'paragraph', 'number', 'file', 'file-list'],
}

/** The Dify that error strategies and retries came with: it has no record of its own. */
export const errorStrategiesSince = 'Dify 0.14'

/** Error strategies, retries and a parser that refuses what is no dict came in between. */
export const dify1_0: Target = {
  ...dify0_11,
  id: 'dify-1.0',
  name: 'Dify 1.0',
  aliases: ['0.15', '0.15.0', '0.15.1', '0.15.2', '0.15.3', '1.0.0', '1.0.1', '1.1', '1.1.0', '1.1.1', '1.1.2'],
  dslVersion: '0.1.5',
  result: { ...dify0_11.result, nonDict: 'refused' },
  outputs: { ...dify0_11.outputs, words: wordsOf1_0 },
  errorStrategies: true,
}

export const dify1_2: Target = {
  ...dify1_0,
  ...sandbox0_2_11,
  id: 'dify-1.2',
  name: 'Dify 1.2',
  aliases: ['1.1.3', '1.2.0'],
  variantOf: dify1_0.id,
  fileLists: 'dicts',
}

export const dify1_3: Target = {
  ...dify1_2,
  id: 'dify-1.3',
  name: 'Dify 1.3',
  aliases: ['1.3.0', '1.3.1'],
  variantOf: null,
  dslVersion: '0.2.0',
}

export const dify1_4: Target = {
  ...dify1_3,
  ...sandbox0_2_12,
  id: 'dify-1.4',
  name: 'Dify 1.4',
  aliases: ['1.4.0', '1.4.1'],
  dslVersion: '0.3.0',
  outputs: { ...dify1_3.outputs, words: wordsOf1_4 },
}

export const dify1_5: Target = {
  ...dify1_4,
  id: 'dify-1.5',
  name: 'Dify 1.5',
  aliases: ['1.4.2', '1.4.3', '1.5.0', '1.5.1'],
  variantOf: dify1_4.id,
  outputs: { ...dify1_4.outputs, nestedArrays: 'crash' },
}

export const dify1_6: Target = {
  ...dify1_5,
  id: 'dify-1.6',
  name: 'Dify 1.6',
  aliases: ['1.6.0'],
  result: { exponentText: 'number', errorKey: 'fails', nonDict: 'refused' },
  outputs: { ...dify1_5.outputs, words: wordsOf1_6 },
}

export const dify1_7: Target = {
  ...dify1_6,
  id: 'dify-1.7',
  name: 'Dify 1.7',
  aliases: ['1.7.0', '1.7.1', '1.7.2'],
  variantOf: null,
  dslVersion: '0.3.1',
  result: { ...dify1_6.result, errorKey: 'kept' },
  outputs: { ...dify1_6.outputs, words: wordsOf1_7, decimals: 'normalized-finite' },
}

/** The Boolean type, and orjson for the inputs. */
export const dify1_8: Target = {
  ...dify1_7,
  id: 'dify-1.8',
  name: 'Dify 1.8',
  aliases: ['1.8.0', '1.8.1'],
  dslVersion: '0.4.0',
  inputs: 'orjson',
  outputs: { ...dify1_7.outputs, booleans: 'checked', turnsBooleansIntoNumbers: true },
  outputTypes: [...outputTypes],
  startTypes: [...dify1_7.startTypes, 'checkbox'],
}

export const dify1_9: Target = {
  ...dify1_8,
  id: 'dify-1.9',
  name: 'Dify 1.9',
  aliases: ['1.9.0', '1.9.1'],
  defaultCode: {
    ...dify1_8.defaultCode,
    python3: '\ndef main(arg1: str, arg2: str):\n    return {\n        "result": arg1 + arg2,\n    }\n',
  },
  outputs: {
    ...dify1_8.outputs,
    words: wordsOf1_9,
    numberElements: 'typed-and-checked',
    stringElements: 'by-length',
    booleans: 'anything',
  },
}

export const dify1_9_2: Target = {
  ...dify1_9,
  id: 'dify-1.9.2',
  name: 'Dify 1.9.2',
  aliases: [],
  variantOf: dify1_9.id,
  limits: { ...dify1_9.limits, maxStringLength: 400_000, maxTemplateLength: 400_000 },
}

/** The author's code comes first in the script: a traceback's line is the author's. */
export const dify1_10: Target = {
  ...dify1_9_2,
  id: 'dify-1.10',
  name: 'Dify 1.10',
  aliases: ['1.10.0', '1.10.1', '1.11', '1.11.0', '1.11.1', '1.11.2'],
  variantOf: null,
  dslVersion: '0.5.0',
  wrappers: { python3: pythonWrapper, javascript: javascriptWrapper, template: templateWrapperRaw },
}

export const dify1_12: Target = {
  ...dify1_10,
  id: 'dify-1.12',
  name: 'Dify 1.12',
  aliases: ['1.11.3', '1.11.4', '1.12.0', '1.12.1'],
  variantOf: dify1_10.id,
  wrappers: { ...dify1_10.wrappers, template: templateWrapperBase64 },
}

export const dify1_13: Target = {
  ...dify1_12,
  id: 'dify-1.13',
  name: 'Dify 1.13',
  aliases: ['1.13.0', '1.13.1', '1.13.2'],
  variantOf: null,
  dslVersion: '0.6.0',
}

export const dify1_13_3: Target = {
  ...dify1_13,
  ...sandbox0_2_13,
  id: 'dify-1.13.3',
  name: 'Dify 1.13.3',
  aliases: [],
  variantOf: dify1_13.id,
}

/** graphon's code node, and the system clipboard. */
export const dify1_14: Target = {
  ...dify1_13_3,
  ...sandbox0_2_15,
  id: 'dify-1.14',
  name: 'Dify 1.14',
  aliases: ['1.14.0', '1.14.1', '1.14.2', '1.15', '1.15.0'],
  variantOf: null,
  outputs: {
    ...dify1_13.outputs,
    words: currentWords,
    leadingDot: false,
    numberElements: 'typed',
    stringElements: 'typed',
    decimals: 'normalized',
  },
  fileForm: 'reference',
  clipboard: { version: 'dsl' },
  startTypes: [...dify1_13_3.startTypes, 'json_object'],
}

export const dify1_16_0: Target = {
  ...dify1_14,
  id: 'dify-1.16.0',
  name: 'Dify 1.16.0',
  aliases: [],
  variantOf: 'dify-1.16',
  dslVersion: '0.7.0',
}

/** Templates in Jinja's own sandbox. */
export const dify1_16: Target = {
  ...dify1_16_0,
  id: 'dify-1.16',
  name: 'Dify 1.16',
  aliases: ['1.16.1'],
  variantOf: null,
  wrappers: { ...dify1_16_0.wrappers, template: templateWrapperSandboxed },
}

/** All of them, newest first. */
export const records: readonly Target[] = [
  dify1_16,
  dify1_16_0,
  dify1_14,
  dify1_13_3,
  dify1_13,
  dify1_12,
  dify1_10,
  dify1_9_2,
  dify1_9,
  dify1_8,
  dify1_7,
  dify1_6,
  dify1_5,
  dify1_4,
  dify1_3,
  dify1_2,
  dify1_0,
  dify0_11,
]
