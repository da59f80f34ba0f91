import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { toJsonText } from './jsonText'
import { parsePythonJson } from './pythonJson'
import { findTarget, targets } from './targets'
import type { Target } from './targets/target'
import { templateOutput } from './templateOutput'
import { wrapTemplate } from './wrap'
import type { JsonObject } from '../model/value'

/** A Jinja with just enough of it for these scripts: what is tested is Dify's script around it, not Jinja. */
const jinja = `
import sys, types
class Template:
    def __init__(self, text): self.text = text
    def render(self, **inputs): return self.text.replace('{{ name }}', str(inputs.get('name', '')))
class SandboxedEnvironment:
    def from_string(self, text): return Template(text)
jinja2 = types.ModuleType('jinja2'); jinja2.Template = Template
sandbox = types.ModuleType('jinja2.sandbox'); sandbox.SandboxedEnvironment = SandboxedEnvironment
jinja2.sandbox = sandbox
sys.modules.update({'jinja2': jinja2, 'jinja2.sandbox': sandbox})
`

function render(target: Target, template: string, inputs: string): string {
  const { code } = wrapTemplate(target, template, parsePythonJson(inputs) as JsonObject)
  const program = `${jinja}exec(compile(${JSON.stringify(code)}, '<string>', 'exec'), {'__name__': '__main__'})`
  const stdout = execFileSync('python3', ['-c', program], {
    encoding: 'utf8',
    env: { ...process.env, PYTHONUTF8: '1' },
  })
  return toJsonText(templateOutput(target, { stdout, error: '' }))
}

const target = (name: string): Target => {
  const found = findTarget(name)
  if (found === null) throw new Error(`there is no ${name}`)
  return found
}

describe('a template', () => {
  it.each(targets)('is rendered by the script of $name', (version) => {
    expect(render(version, 'Hello {{ name }}, {x} <b>\n', '{"name": "Ann é"}')).toBe(
      '{"output": "Hello Ann é, {x} <b>\\n"}',
    )
  })

  it('of Dify 1.16.1 is wrapped in this script, byte for byte', () => {
    const { code, language } = wrapTemplate(target('1.16'), 'Hi {{ name }}', new Map())
    expect(language).toBe('python3')
    expect(code).toBe(`
import json
from base64 import b64decode

from jinja2.sandbox import SandboxedEnvironment

# declare main function
def main(**inputs):
    # Decode base64-encoded template to handle special characters safely
    template_code = b64decode('SGkge3sgbmFtZSB9fQ==').decode('utf-8')
    template = SandboxedEnvironment().from_string(template_code)
    return template.render(**inputs)

# decode and prepare input dict
inputs_obj = json.loads(b64decode('e30=').decode('utf-8'))

# execute main function
output = main(**inputs_obj)

# convert output and print
result = f'''<<RESULT>>{output}<<RESULT>>'''
print(result)

`)
  })

  it('keeps quotes and backslashes since it comes as Base64; before, they count in Python', () => {
    const template = "a '''b''' \\n {{ name }}"
    expect(render(target('1.12'), template, '{"name": 1}')).toBe(`{"output": "a '''b''' \\\\n 1"}`)
    expect(render(target('1.10'), 'a \\n {{ name }}', '{"name": 1}')).toBe('{"output": "a \\n 1"}')
    expect(() => render(target('1.10'), template, '{"name": 1}')).toThrow(/SyntaxError/)
  })

  it('gives what stands between the tags, within the length of its Dify', () => {
    const short: Target = { ...target('1.16'), limits: { ...target('1.16').limits, maxTemplateLength: 3 } }
    const answer = (text: string) => ({ stdout: `<<RESULT>>${text}<<RESULT>>\n`, error: '' })
    expect(toJsonText(templateOutput(short, answer('😀😀😀')))).toBe('{"output": "😀😀😀"}')
    expect(() => templateOutput(short, answer('abcd'))).toThrow('Output length exceeds 3 characters')
    expect(() => templateOutput(short, { stdout: '', error: 'UndefinedError' })).toThrow('UndefinedError')
    expect(() => templateOutput(short, { stdout: 'x', error: '' })).toThrow(
      'Failed to parse result: no result tag found in response. Response: x...',
    )
  })
})
