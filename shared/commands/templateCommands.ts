import { z } from 'zod'
import { nodeTemplateSchema } from '../model/nodeTemplate'
import { command } from './command'

/** The worked nodes that come with Nodelab; a node is made of one by `node.create`. */
export const templateCommands = {
  'templates.list': command(z.null(), z.array(nodeTemplateSchema)),
}
