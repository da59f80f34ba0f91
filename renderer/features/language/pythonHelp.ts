import { call } from '../../app/client'
import type { CodeHelp } from './codeHelp'
import { askAt, onOtherGround } from './languageLink'

/** The help with Python: of the language server in main. */
export const pythonHelp: CodeHelp = {
  language: 'python',
  triggers: ['.', '[', '"', "'"],
  ask: askAt,
  onOtherGround,
  complete: (asked) => call('language.complete', asked),
  resolve: (of) => call('language.resolve', of),
  hover: (asked) => call('language.hover', asked),
  signature: (asked) => call('language.signature', asked),
  definition: (asked) => call('language.definition', asked),
  references: (asked) => call('language.references', asked),
  renamed: (asked) => call('language.renamed', asked),
  rename: (asked) => call('language.rename', asked),
  source: (of) => call('language.source', of),
}
