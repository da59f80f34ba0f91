/** Apart from the schemas of `node.ts`, since the page needs the names at run time, and no schema. */

/** Output types in the order of Dify's own picker (web `workflow/nodes/code`). */
export const outputTypes = [
  'string',
  'number',
  'boolean',
  'array[number]',
  'array[string]',
  'array[boolean]',
  'array[object]',
  'object',
] as const
export type OutputType = (typeof outputTypes)[number]

/** Variable types that Dify's input picker stores as `value_type`. */
export const variableTypes = [
  'string',
  'number',
  'boolean',
  'secret',
  'object',
  'array[string]',
  'array[number]',
  'array[object]',
  'array[boolean]',
  'file',
  'array[file]',
] as const
export type VariableType = (typeof variableTypes)[number]

/** What a workflow does with a node that failed: `fail-branch` goes another way, `default-value` goes on with given outputs. */
export const errorStrategies = ['fail-branch', 'default-value'] as const
export type ErrorStrategy = (typeof errorStrategies)[number]
