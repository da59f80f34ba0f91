import { ofNode20, ofNode20WithPrefix } from './data'

const words = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '')

const plain = new Set(words(ofNode20))
const prefixed = new Set(words(ofNode20WithPrefix))

/** Whether `require` of a name finds a module of Node itself. All targets have Node 20; `node:` may stand before the name, and must before some. */
export function isOfNode(name: string): boolean {
  if (!name.startsWith('node:')) return plain.has(name)
  const bare = name.slice('node:'.length)
  return plain.has(bare) || prefixed.has(bare)
}
