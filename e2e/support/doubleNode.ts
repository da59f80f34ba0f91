const code = 'def main(n: int):\n    if n == 13:\n        raise ValueError("unlucky")\n    return {"result": n * 2}\n'

/** The file of a node that doubles a number, and fails at 13. */
export const doubleNode = `title: double
type: code
format: 1
code_language: python3
variables:
  - variable: n
    value_type: number
    value_selector: []
outputs:
  result:
    type: number
    children: null
samples:
  n: 4
code: |
${code.replace(/^(?=.)/gm, '  ')}`
