import type { TemplateWrapper, Wrapper } from './target'

/** The part of the Python script after the author's code: the same in every version read. */
const pythonTail = `
import json
from base64 import b64decode

# decode and prepare input dict
inputs_obj = json.loads(b64decode('{{inputs}}').decode('utf-8'))

# execute main function
output_obj = main(**inputs_obj)

# convert output to json and print
output_json = json.dumps(output_obj, indent=4)
result = f'''<<RESULT>>{output_json}<<RESULT>>'''
print(result)
`

/** Python since Dify 1.10.0: the script's first line is the author's. */
export const pythonWrapper: Wrapper = { script: `{{code}}\n${pythonTail}`, linesBefore: 0, preload: '' }

/** Python to Dify 1.9.2: an empty line and a comment come first, so a traceback says two lines more. */
export const pythonWrapperWithHead: Wrapper = {
  script: `\n# declare main function\n{{code}}\n${pythonTail}`,
  linesBefore: 2,
  preload: '',
}

const javascriptTail = `

// decode and prepare input object
var inputs_obj = JSON.parse(Buffer.from('{{inputs}}', 'base64').toString('utf-8'))

// execute main function
var output_obj = main(inputs_obj)

// convert output to json and print
var output_json = JSON.stringify(output_obj)
var result = \`<<RESULT>>\${output_json}<<RESULT>>\`
console.log(result)
`

export const javascriptWrapper: Wrapper = { script: `{{code}}${javascriptTail}`, linesBefore: 0, preload: '' }

/** JavaScript of the Difys whose Python wrapper has a head; inferred from it, since they changed together. */
export const javascriptWrapperWithHead: Wrapper = {
  script: `\n// declare main function\n{{code}}${javascriptTail}`,
  linesBefore: 2,
  preload: '',
}

/** The part of the template's script after `main`: the same in every version read. */
const templateTail = `
# decode and prepare input dict
inputs_obj = json.loads(b64decode('{{inputs}}').decode('utf-8'))

# execute main function
output = main(**inputs_obj)

# convert output and print
result = f'''<<RESULT>>{output}<<RESULT>>'''
print(result)

`

/** Templates to Dify 1.11.2: the template stands raw inside a triple-quoted text, so quotes and backslashes in it count. */
export const templateWrapperRaw: TemplateWrapper = {
  script: `
# declare main function
def main(**inputs):
    import jinja2
    template = jinja2.Template('''{{code}}''')
    return template.render(**inputs)

import json
from base64 import b64decode
${templateTail}`,
  linesBefore: 4,
  preload: '',
  template: 'raw',
}

/** Templates of Dify 1.11.3 to 1.16.0: the template comes as Base64. */
export const templateWrapperBase64: TemplateWrapper = {
  script: `
import jinja2
import json
from base64 import b64decode

# declare main function
def main(**inputs):
    # Decode base64-encoded template to handle special characters safely
    template_code = b64decode('{{template}}').decode('utf-8')
    template = jinja2.Template(template_code)
    return template.render(**inputs)
${templateTail}`,
  linesBefore: 0,
  preload: '',
  template: 'base64',
}

/** Templates since Dify 1.16.1: rendered by Jinja's sandboxed environment. */
export const templateWrapperSandboxed: TemplateWrapper = {
  script: `
import json
from base64 import b64decode

from jinja2.sandbox import SandboxedEnvironment

# declare main function
def main(**inputs):
    # Decode base64-encoded template to handle special characters safely
    template_code = b64decode('{{template}}').decode('utf-8')
    template = SandboxedEnvironment().from_string(template_code)
    return template.render(**inputs)
${templateTail}`,
  linesBefore: 0,
  preload: '',
  template: 'base64',
}
