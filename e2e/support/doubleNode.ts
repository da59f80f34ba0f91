import { nodeText } from './nodeText'

/** The file of a node that doubles a number, and fails at 13. */
export const doubleNode = nodeText({
  title: 'double',
  inputs: { n: 'number' },
  outputs: { result: 'number' },
  more: 'samples:\n  n: 4\n',
  code: 'def main(n: int):\n    if n == 13:\n        raise ValueError("unlucky")\n    return {"result": n * 2}\n',
})
