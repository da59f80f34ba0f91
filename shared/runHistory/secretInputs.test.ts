import { expect, it } from 'vitest'
import { hideSecrets, isSecretInput } from './secretInputs'

it('takes Dify’s Secret and names with a secret’s word for secrets, and no other', () => {
  const secret = (variable: string): boolean => isSecretInput({ variable, value_type: 'string' })
  const yes = [
    'key',
    'apiKey',
    'API_KEY',
    'openai-apikey',
    'accessToken',
    'HTTPAuth',
    'dbPassword',
    'user_pwd',
    'SecretX',
  ]
  const no = ['keyword', 'monkey', 'max_tokens', 'author', 'tokenizer', 'secretary', 'text', 'turkey_2', '']
  expect(yes.filter((name) => !secret(name))).toEqual([])
  expect(no.filter(secret)).toEqual([])
  expect(isSecretInput({ variable: 'text', value_type: 'secret' })).toBe(true)
})

it('hides a long secret wherever it stands and a short one as a word, the longest first', () => {
  const hide = hideSecrets(
    ['"secret-1"', '"secret-123"', '"abc"', '{"a":["dëepëst"],"n":12345678}'],
    (text) => `<${text}>`,
  )
  expect(hide('secret-123 secret-1 abc abcd d\\u00ebep\\u00ebst 12345678')).toBe('••• ••• ••• abcd ••• •••')
  expect(hideSecrets([], (text) => text)('as it is')).toBe('as it is')
  expect(hideSecrets(['not json', '"\\ud800abcdef"'], (text) => text)('x not json')).toBe('x •••')
})
