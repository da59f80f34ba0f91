import { describe, expect, it } from 'vitest'
import { outputTypes, variableTypes } from '../model/node'
import { defaultCode, nameFault, nameRefusal, nextOutputName, typedName, typeLabels } from './names'
import { readSignature } from './signature'

describe('a name in Dify’s panel', () => {
  it.each([
    ['', 'Variable Name is required'],
    ['a'.repeat(31), 'Variable Name is too length. Can not be longer then 30 characters'],
    ['é', 'Variable Name is invalid. Can only contain letters, numbers, and underscores'],
    // Both rules are broken: Dify looks at the letters first.
    ['1-a', 'Variable Name is invalid. Can only contain letters, numbers, and underscores'],
    ['1a', 'Variable Name can not start with a number'],
    ['text', 'text already exists'],
  ])('is refused: %j', (name, sentence) => {
    expect(nameRefusal(name, 'Variable Name', ['text'])).toBe(sentence)
  })

  it.each(['a', '_', 'a1', 'a'.repeat(30), 'class'])('is taken: %j', (name) => {
    expect(nameRefusal(name, 'Variable Name', ['text'])).toBeNull()
    expect(nameFault(name)).toBeNull()
  })

  it('of a new output is the next free number', () => {
    expect(nextOutputName([])).toBe('var_1')
    expect(nextOutputName(['result', 'var_3'])).toBe('var_4')
  })

  it('gets underscores for spaces as it is typed', () => {
    expect(typedName('my  name')).toBe('my__name')
  })
})

it('every type has its label', () => {
  expect(outputTypes.map((type) => typeLabels[type]).join(', ')).toBe(
    'String, Number, Boolean, Array[Number], Array[String], Array[Boolean], Array[Object], Object',
  )
  for (const type of variableTypes) expect(typeLabels[type]).toMatch(/^[A-Z]/)
})

it('the code of a new node fits its two inputs and its output', () => {
  for (const language of ['python3', 'javascript'] as const) {
    expect(defaultCode[language]).toMatch(/^\S[^]*\n$/)
    const signature = readSignature(language, defaultCode[language])
    expect(signature?.parameters.map((parameter) => parameter.name)).toEqual(['arg1', 'arg2'])
    expect(signature?.returned.map(({ name }) => name)).toEqual(['result'])
  }
})
