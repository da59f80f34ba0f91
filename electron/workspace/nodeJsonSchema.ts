import { z } from 'zod'
import { type CheckKind, checkKinds, checkWords } from '../../shared/cases/checkKinds'
import { errorStrategies, outputTypes } from '../../shared/model/node'
import { defaultValueHead } from './failureFields'
import { text } from './fieldSchemas'
import { currentFormat } from './nodeFormat'
import { fields } from './nodeReader'
import { fieldsOf, nodeTypes } from './nodeShape'

type JsonSchema = Record<string, unknown>

const anything: JsonSchema = {}

/** What is said of each field where an editor shows it. */
const words: Readonly<Record<string, string>> = {
  title: "The name of the node, as on Dify's canvas.",
  desc: 'What the node is for.',
  type: "Dify's kind of node: `code` (Code), or `template-transform` (Template).",
  format:
    'The format of this file, which Nodelab counts. A file without it is of the time before formats were numbered.',
  target: "The Dify that the node must run in, e.g. `dify-1.16`. Left out: the workspace's.",
  code_language: 'The language of the code.',
  variables: 'Input Variables: what `main` is given.',
  outputs: 'Output Variables: what Dify takes of the result, by name, checked in this order.',
  dependencies: 'Packages that this node needs, over those of the workspace.',
  error_strategy: 'Error Handling: what Dify does where the node fails. Left out: the workflow ends.',
  default_value: 'Default Value: the outputs that count where the node fails and `error_strategy` is `default-value`.',
  retry_config: 'Retry on Failure.',
  samples:
    'Values to run the node with, by the name of the input. `!text` before a text keeps it to the letter, JSON or not.',
  cases: 'Cases: inputs, and what must come of them.',
  code: 'The code, with its `main`.',
  template: 'The Jinja2 template.',
}

/** A rule of the reader as a JSON Schema. What YAML reads as a number or a boolean counts as a text, since that is what the author wrote. */
function schemaOf(rule: z.ZodType): JsonSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(rule, {
    io: 'input',
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      if (zodSchema !== text) return
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key]
      jsonSchema.type = ['string', 'number', 'boolean']
    },
  })
  return schema
}

/** Outputs and their members, which nest. */
const outputs: JsonSchema = {
  type: ['object', 'null'],
  additionalProperties: {
    type: 'object',
    required: ['type'],
    properties: {
      type: { enum: [...outputTypes], description: 'String, Number, Boolean, Object, or an Array of them.' },
      children: { $ref: '#/$defs/outputs', description: 'The members of an Object; null: any.' },
    },
  },
}

const caseName = { description: 'What it is called in reports and by `run --case`.' }
const caseInputs = {
  type: ['object', 'null'],
  description: 'Values by the name of the input; the others are the samples.',
}

const caseTargets = {
  type: ['array', 'null'],
  items: { type: ['string', 'number'] },
  description: 'The targets to run it on.',
}
const aText = { type: ['string', 'number', 'boolean'] }

const checkValues: Readonly<Record<CheckKind, JsonSchema>> = {
  equals: { description: 'The value that it must be.' },
  contains: { description: 'A part of a text, an element (or several) of an array, or members of an object.' },
  matches: { ...aText, description: 'A regular expression (RE2) that must be found in the text.' },
  type: { ...aText, description: 'The type: string, number, boolean, object, array[string], …' },
  close: { type: ['number', 'array', 'string'], description: 'A number that it must be near to, or a list of them.' },
  length: { type: ['integer', 'string'], description: 'How many characters, elements or members it has.' },
}

/** One expectation of an output: of one kind, of the value itself or of what a path leads to. */
const check: JsonSchema = {
  anyOf: checkKinds.map((kind) => ({
    type: 'object',
    properties: {
      path: { type: 'string', description: 'Where in the value: `$.items[0].name`.' },
      [checkWords[kind]]: checkValues[kind],
      ...(kind === 'close' ? { within: { type: ['number', 'string'], description: 'How far off it may be.' } } : {}),
    },
    required: [checkWords[kind]],
    additionalProperties: false,
  })),
}

/** Cases (`caseReader.ts`). */
const cases: JsonSchema = {
  type: ['array', 'null'],
  items: {
    anyOf: [
      {
        type: 'object',
        properties: {
          name: caseName,
          targets: caseTargets,
          inputs: caseInputs,
          outputs: {
            type: ['object', 'null'],
            description: 'What the outputs must be; those not named may be anything.',
          },
          expect: {
            type: ['object', 'null'],
            description: 'What else is expected of an output, by its name: one expectation, or a list of them.',
            additionalProperties: {
              anyOf: [{ $ref: '#/$defs/check' }, { type: 'array', items: { $ref: '#/$defs/check' } }],
            },
          },
        },
        additionalProperties: false,
      },
      {
        type: 'object',
        properties: {
          name: caseName,
          targets: caseTargets,
          inputs: caseInputs,
          error: { description: 'The node must fail: `true`, or words that the error must hold.' },
        },
        required: ['error'],
        additionalProperties: false,
      },
    ],
  },
}

const flag = { type: ['boolean', 'string', 'number', 'null'] }
const count = { oneOf: [{ type: 'integer', minimum: 0 }, { type: 'string', pattern: '^\\d+$' }, { type: 'null' }] }

/** What can't be told from the reader's rules, since it reads these field by field. */
const special: Readonly<Record<string, JsonSchema>> = {
  format: { type: ['integer', 'null'], minimum: 0, default: currentFormat },
  outputs: { $ref: '#/$defs/outputs' },
  samples: { type: ['object', 'null'] },
  cases,
  error_strategy: { enum: [...errorStrategies, 'none', '', null] },
  retry_config: {
    type: ['object', 'null'],
    properties: {
      retry_enabled: { ...flag, description: 'Whether a failed node is tried again.' },
      max_retries: { ...count, description: 'Max Retries: how often.' },
      retry_interval: { ...count, description: 'Retry Interval, in milliseconds.' },
    },
  },
  default_value: {
    type: ['array', 'null'],
    items: { ...schemaOf(defaultValueHead), properties: { ...propertiesOf(defaultValueHead), value: anything } },
  },
}

function propertiesOf(rule: z.ZodType): JsonSchema {
  return schemaOf(rule)['properties'] as JsonSchema
}

function propertyOf(field: string): JsonSchema {
  const rule = (fields as Readonly<Record<string, z.ZodType>>)[field]
  const schema = special[field] ?? (rule === undefined ? anything : schemaOf(rule))
  return { description: words[field], ...schema }
}

/** One kind of node: its own fields, and any other, which Nodelab keeps as it is. */
function kind(type: string, own: readonly string[], required: readonly string[]): JsonSchema {
  const properties = own.map((field) => [
    field,
    field === 'type' ? { description: words['type'], const: type } : propertyOf(field),
  ])
  return { type: 'object', properties: Object.fromEntries(properties), required: ['type', ...required] }
}

/**
 * The JSON Schema of node files, for editors: made from the rules by which Nodelab reads them. What it refuses Nodelab refuses as well; the other way
 * round there is more that a schema can't say, such as aliases that lead nowhere.
 */
export function nodeJsonSchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Nodelab node file',
    description: "A code or template node of Dify in one file, `NAME.node.yml`, with Dify's own field names.",
    type: 'object',
    oneOf: [
      kind(nodeTypes.code, fieldsOf('python3'), ['code_language', 'code']),
      kind(nodeTypes.template, fieldsOf('jinja2'), ['template']),
    ],
    $defs: { outputs, check },
  }
}
