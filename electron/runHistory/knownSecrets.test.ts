import { expect, it } from 'vitest'
import { defaultTarget } from '../../shared/dify/targets'
import { emptyResult } from '../run/runResult'
import { runToKeep } from './runToKeep'
import { servedRun } from './servedRun'
import { endedRun } from './testing/endedRun'

const cfg =
  '{"cfg":{"api_key":"sk-very-secret","max_tokens":5,"more":[{"password":"pass-word"}],"token":7},"text":"said"}'
const said = '{"count": 7, "said": "sk-very-secret and pass-word"}'

it('secrets in the objects of an input are taken out of it and of what the run gave', () => {
  const [input] = endedRun().request.node.variables
  const variables = input === undefined ? [] : [{ ...input, value_type: 'object' as const }]
  const kept = runToKeep(endedRun({ node: { variables }, inputs: { text: cfg }, result: { outputs: said } }))
  expect(JSON.stringify(kept)).not.toMatch(/very-secret|pass-word/)
  expect(kept).toMatchObject({ hiddenIn: ['text'], isHidden: false, secret: [] })
  expect(JSON.parse(kept.inputs['text'] ?? '')).toMatchObject({ cfg: { max_tokens: 5, api_key: '•••', token: 7 } })
  expect(kept.result.outputs).toBe('{"count": 7, "said": "••• and •••"}')
})

it('secrets that a script has packed which no Dify wrapped are taken out of what it gave', () => {
  const packed = Buffer.from(cfg).toString('base64')
  const result = emptyResult(endedRun().request)
  const script = {
    language: 'python3' as const,
    code: `# One line of its own\ninputs = decode('${packed}')\n`,
    preload: '',
    enableNetwork: true,
    dependencies: [],
  }
  const served = servedRun({
    script,
    result: { ...result, stdout: `<<RESULT>>${said}<<RESULT>>\nsk-very-secret`, stderr: '', error: '' } as never,
    target: defaultTarget,
    mode: undefined,
    at: 1,
    ms: 2,
  })
  const kept = runToKeep(served)
  expect(kept.result.outputs).toContain('"count": 7')
  expect(JSON.stringify(kept)).not.toMatch(/very-secret|pass-word/)
})
