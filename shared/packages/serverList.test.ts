import { expect, it } from 'vitest'
import { readServerList } from './serverList'

const listOf = (text: string): Record<string, string> | null => {
  const list = readServerList(text)
  return list === null ? null : Object.fromEntries([...list].map(([name, { specifier }]) => [name, specifier]))
}

it.each([
  [
    'requirements',
    '# ours\npandas==2.2.3  # pinned\nPyYAML>=6,<7\njson-repair\n',
    { pandas: '==2.2.3', pyyaml: '>=6,<7', 'json-repair': '' },
  ],
  ['pip freeze', 'pandas==2.2.3\nours @ file:///srv/ours\n', { pandas: '==2.2.3', ours: '' }],
  [
    'pip list',
    'Package    Version   Editable project location\n---------- --------- ---\nPyYAML     6.0.2\nours  1.0  /srv/ours\n',
    { pyyaml: '==6.0.2', ours: '==1.0' },
  ],
  ['pip list as JSON', '[{"name": "PyYAML", "version": "6.0.2"}]', { pyyaml: '==6.0.2' }],
  [
    'the route of a sandbox',
    '{"code":0,"data":{"dependencies":[{"name":"jinja2","version":""},{"name":"pandas","version":"2.2.3"}]}}',
    { jinja2: '', pandas: '==2.2.3' },
  ],
])('reads %s', (_, text, packages) => {
  expect(listOf(text)).toEqual(packages)
})

it('knows of no server from a text that names no package', () => {
  expect(listOf('')).toBeNull()
  expect(listOf('# nothing\n--index-url https://example.com/simple\n')).toBeNull()
  expect(listOf('[1, 2]')).toBeNull()
})
