import type { CodeLanguage } from '../model/node'
import type { JsonObject } from '../model/value'
import { base64Utf8 } from './base64'
import { inputsJson } from './inputsJson'
import type { Target } from './targets/target'
import { linesOf } from './text'

/** What Dify posts to its sandbox, and where the author's lines stand in it. */
export interface WrappedScript {
  readonly language: 'python3' | 'nodejs'
  readonly code: string
  readonly preload: string
  /** Lines of the script before the author's first line. */
  readonly linesBefore: number
  /** Lines of the author's code. */
  readonly userLines: number
}

/** Base64 of a well-formed text's UTF-8: where the system has a quicker way than this room's own, it is handed in. */
export type Base64 = (text: string) => string

const sandboxLanguages = { python3: 'python3', javascript: 'nodejs' } as const

/**
 * Wraps a template node's template as that Dify does: raw in a triple-quoted text, or as Base64 (since 1.11.3). Throws a DifyFailure for inputs that
 * this Dify can't serialise.
 */
export function wrapTemplate(
  target: Target,
  template: string,
  inputs: JsonObject,
  base64: Base64 = base64Utf8,
): WrappedScript {
  const wrapper = target.wrappers.template
  const encoded = base64(inputsJson(inputs, target.inputs))
  const [place, text] = wrapper.template === 'raw' ? ['{{code}}', template] : ['{{template}}', base64(template)]
  return {
    language: 'python3',
    code: wrapper.script.replace(place, () => text).replaceAll('{{inputs}}', () => encoded),
    preload: wrapper.preload,
    linesBefore: wrapper.linesBefore,
    userLines: linesOf(template).length,
  }
}

/**
 * Wraps a node's code as that Dify does, byte for byte: the code goes in raw, then `{{inputs}}` is replaced in the whole
 * script, so also where the author wrote it. Throws a DifyFailure for inputs that this Dify can't serialise.
 */
export function wrap(
  target: Target,
  language: CodeLanguage,
  code: string,
  inputs: JsonObject,
  base64: Base64 = base64Utf8,
): WrappedScript {
  const wrapper = target.wrappers[language]
  const encoded = base64(inputsJson(inputs, target.inputs))
  return {
    language: sandboxLanguages[language],
    code: wrapper.script.replace('{{code}}', () => code).replaceAll('{{inputs}}', () => encoded),
    preload: wrapper.preload,
    linesBefore: wrapper.linesBefore,
    userLines: linesOf(code).length,
  }
}
