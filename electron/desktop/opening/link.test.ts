import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLink } from './link'

describe('a link', () => {
  it.each([
    ['nodelab://settings', { kind: 'settings' }],
    // Windows adds a slash.
    ['nodelab://settings/', { kind: 'settings' }],
    ['nodelab://lesson/first-node', { kind: 'lesson', ref: { pack: 'nodelab', id: 'first-node' } }],
    ['nodelab://lesson/our-class/loops', { kind: 'lesson', ref: { pack: 'our-class', id: 'loops' } }],
    ['nodelab://new', { kind: 'new', node: { title: 'node', language: 'python3', template: null } }],
    [
      'nodelab://new?title=%E5%88%86%E8%AF%8D&language=javascript',
      { kind: 'new', node: { title: '分词', language: 'javascript', template: null } },
    ],
    ['nodelab://new?template=split_text', { kind: 'new', node: { template: 'split_text' } }],
  ])('%s is known', (address, link) => {
    expect(readLink(address)).toMatchObject(link)
  })

  it.each([
    // A file, code, a run: whatever a page could want of its reader's machine.
    'nodelab://open?file=/etc/passwd',
    'nodelab://new?code=import%20os',
    'nodelab://new?title=a&dependencies=x',
    'nodelab://run/first-node',
    'nodelab://lesson/../../settings.json',
    'nodelab://lesson/%2e%2e',
    'nodelab://lesson/a/b/c',
    'nodelab://lesson',
    'nodelab://lesson/a?run=1',
    'nodelab://settings/server',
    'nodelab://settings#x',
    'nodelab://me:secret@settings',
    'nodelab://settings:80',
    'nodelab:settings',
    // Twice: which one counts would be a guess.
    'nodelab://new?title=a&title=b',
    'nodelab://new?title=two%0Alines',
    'nodelab://new?title=%E2%80%AEdesrever',
    'nodelab://new?language=ruby',
    `nodelab://new?title=${'a'.repeat(600)}`,
    'https://settings',
    'settings',
    '',
  ])('%s is not', (address) => {
    expect(readLink(address)).toBeNull()
  })

  it('may be anything at all', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((rest) => `nodelab://${rest}`),
        ),
        (address) => {
          const link = readLink(address)
          expect(link === null || ['settings', 'lesson', 'new'].includes(link.kind)).toBe(true)
        },
      ),
    )
  })
})
