import fc from 'fast-check'
import { templateOutputs } from '../../../shared/dify/templateOutput'
import { type CodeNode, errorStrategies, type OutputSpec, outputTypes, variableTypes } from '../../../shared/model/node'

/** Texts that YAML readers stumble over, beside any text at all. */
export const strangeText = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\r',
    'a\rb',
    'a\r\nb',
    '\u0085',
    'a\u2028b',
    '---',
    '---\na',
    '...',
    '\t',
    '\ta\n\tb\n',
    '  a\n b\n',
    '\n\n a',
    'a\n\n\n',
    '# no comment',
    'a # b',
    'a: b',
    '- a',
    '{a',
    'null',
    'yes',
    'No',
    '1.10',
    '0x1F',
    '2026-02-27',
    '.inf',
    '~',
    '!text x',
    '&a',
    '*a',
    '%YAML',
    '@',
    '`',
    '"',
    "'",
    '\\',
    '😀',
    '\ud800',
    '\udc00\ud800',
    '\u0000',
    '\u007f',
    '\ufeff',
    '\uffff',
    'x '.repeat(200),
    '你好，世界',
    '__proto__',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: fc.constantFrom('\n', ' ', '\t', 'a', '#', ':', '-', '\r', '|'), maxLength: 12 }),
)

const number = fc.constantFrom(
  '1.0',
  '-0',
  '-0.0',
  '0',
  '1e400',
  '1E+5',
  '9223372036854775807',
  '1234567890123456789012345678901234567890',
  '0.1000',
  '1e-05',
  'NaN',
  'Infinity',
  '-Infinity',
)

const jsonText = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    number,
    fc.constantFrom('null', 'true', 'false'),
    strangeText.map((text) => JSON.stringify(text)),
    fc.array(tie('value'), { maxLength: 4 }).map((items) => `[${items.join(',')}]`),
    fc
      .array(fc.tuple(strangeText, tie('value')), { maxLength: 4 })
      .map((members) => `{${members.map(([key, value]) => `${JSON.stringify(key)}: ${value}`).join(', ')}}`),
  ),
})).value

/** Whole numbers often: an object of JavaScript would not keep their order. */
const memberName = fc.oneof(strangeText, fc.constantFrom('10', '9', '1', '0', '-1', '1.0'))

const spec: fc.Arbitrary<OutputSpec> = fc.letrec<{ spec: OutputSpec }>((tie) => ({
  spec: fc.record({
    type: fc.constantFrom(...outputTypes),
    children: fc.option(
      fc.uniqueArray(fc.record({ name: memberName, spec: tie('spec') }), {
        maxLength: 2,
        selector: ({ name }) => name,
      }),
      { depthIdentifier: 'spec' },
    ),
  }),
})).spec

const common = {
  title: strangeText,
  desc: strangeText,
  variables: fc.array(
    fc.record({
      variable: strangeText,
      value_type: fc.constantFrom(...variableTypes),
      value_selector: fc.array(strangeText, { maxLength: 3 }),
    }),
    { maxLength: 4 },
  ),
  target: fc.option(strangeText),
  samples: fc.dictionary(strangeText, fc.oneof(jsonText, strangeText), { maxKeys: 4, noNullPrototype: true }),
  code: strangeText,
}

function keysOf<T extends object>(object: T): (keyof T)[] {
  return Object.keys(object) as (keyof T)[]
}

const count = fc.oneof(fc.nat(), fc.constantFrom(0, 3, 10, 5000, Number.MAX_SAFE_INTEGER))

const code: fc.Arbitrary<CodeNode> = fc.record(
  {
    ...common,
    code_language: fc.constantFrom('python3' as const, 'javascript' as const),
    outputs: fc.uniqueArray(fc.record({ name: memberName, spec }), { maxLength: 4, selector: ({ name }) => name }),
    dependencies: fc.array(fc.record({ name: strangeText, version: strangeText }), { maxLength: 3 }),
    error_strategy: fc.constantFrom(...errorStrategies),
    default_value: fc.array(fc.record({ key: strangeText, type: strangeText, value: jsonText }), {
      minLength: 1,
      maxLength: 3,
    }),
    retry_config: fc.record({ retry_enabled: fc.boolean(), max_retries: count, retry_interval: count }),
  },
  { requiredKeys: [...keysOf(common), 'code_language', 'outputs', 'dependencies'] },
)

const template: fc.Arbitrary<CodeNode> = fc.record({
  ...common,
  code_language: fc.constant('jinja2' as const),
  outputs: fc.constant(templateOutputs()),
  dependencies: fc.constant([]),
})

/** Any node of any kind. */
export const anyNode: fc.Arbitrary<CodeNode> = fc.oneof({ weight: 3, arbitrary: code }, template)
