import { describe, expect, it } from 'vitest'
import { sandboxError } from './sandboxError'
import { asInSandbox } from './sandboxPaths'
import { findTarget } from './targets'
import { readTraceback } from './traceback'

function target(id: string) {
  const found = findTarget(id)
  if (found === null) throw new Error(`no target ${id}`)
  return found
}

const json = (folder: string): string =>
  [
    'Traceback (most recent call last):',
    '  File "/var/sandbox/sandbox-python/tmp/a.py", line 35, in <module>',
    '  File "<fd3>", line 4, in main',
    `  File "${folder}/json/__init__.py", line 352, in loads`,
    '    return _default_decoder.decode(s)',
    'json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)\n',
  ].join('\n')

describe('paths of this machine', () => {
  it.each([
    ['dify-1.16', '/opt/python/lib/python3.14'],
    ['dify-0.11', '/usr/local/lib/python3.10'],
  ])('are those of the sandbox of %s in what Dify says', (id, library) => {
    const end = { exitCode: 255, signal: null, timedOut: false }
    const said = (folder: string): string => sandboxError(target(id), { ...end, stderr: json(folder) })
    const wanted = said(library)
    expect(wanted).toContain(`"${library}/json/__init__.py"`)
    expect(said('/home/me/.pyenv/versions/3.13.0/lib/python3.13')).toBe(wanted)
    expect(said('/Users/me/Library/Application Support/nodelab/env/lib/python3.14')).toBe(wanted)
    expect(
      sandboxError(target(id), { ...end, stderr: json('C:\\Users\\me\\uv\\Lib\\x').replaceAll('\\x/', '\\') }),
    ).toBe(wanted)
  })

  it('of packages and in messages change with them, and no other words do', () => {
    const root = '/data/env/a1/lib/python3.13'
    const text = [
      'Traceback (most recent call last):',
      '  File "<fd3>", line 1, in <module>',
      `  File "${root}/site-packages/requests/api.py", line 59, in request`,
      `ImportError: cannot import name 'x' from 'requests' (${root}/site-packages/requests/__init__.py), not /srv/lib/python3.13/y\n`,
    ].join('\n')
    const said = asInSandbox(target('dify-1.16'), text)
    expect(said).not.toContain(root)
    expect(said).toContain('(/opt/python/lib/python3.14/site-packages/requests/__init__.py), not /srv/lib/python3.13/y')
  })

  it('of a warning change too', () => {
    const warning = '/data/env/lib/python3.13/site-packages/urllib3/pool.py:12: InsecureRequestWarning: careful\n'
    expect(asInSandbox(target('dify-1.16'), warning)).toMatch(
      /^\/opt\/python\/lib\/python3\.14\/site-packages\/urllib3/,
    )
  })

  it('of the Node script are those of the file that the sandbox writes', () => {
    const text = [
      'Error: no',
      '    at main (eval at <anonymous> (/my data/run-1/nodelab-script.cjs:2:1), <anonymous>:3:11)',
      '    at Object.<anonymous> (C:\\my data\\run-1\\nodelab-script.cjs:2:1)',
    ].join('\n')
    const said = asInSandbox(target('dify-1.16'), text)
    expect(said).not.toMatch(/nodelab|my data/)
    expect(said.match(/\/node_temp\/node_temp\/test\.js:2:1\)/g)).toHaveLength(2)
  })

  it('are not in a traceback either, while its own lines are still the editor’s', () => {
    const place = { code: 'a\nb\nc\nd()', linesBefore: 0, userLines: 4 }
    const traceback = readTraceback(target('dify-1.16'), 'python3', json('/data/lib/python3.13'), place)
    expect(traceback?.raw).not.toContain('/data')
    expect(traceback?.frames.map(({ own, line, file }) => [own, line, file])).toEqual([
      [true, 4, ''],
      [false, 352, '/opt/python/lib/python3.14/json/__init__.py'],
    ])
  })
})
