import { nodeJsonSchema } from '../workspace/nodeJsonSchema'
import { exitCodes, printResult } from './output'

/** `nodelab schema`: the JSON Schema of node files, as it is published in `schema/`. */
export function schemaCommand(): number {
  printResult(JSON.stringify(nodeJsonSchema(), null, 2))
  return exitCodes.worked
}
