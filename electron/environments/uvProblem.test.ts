import { describe, expect, it } from 'vitest'
import { dify0_11 } from '../../shared/dify/targets/records'
import { languages } from '../../shared/model/problem'
import { describeProblem } from '../../shared/problems'
import type { EnvironmentWish } from '../engineTypes'
import { uvProblem } from './uvProblem'

const requirements =
  '# 依赖\r\nsix==99\r\npandas>3.0.0,<99\r\ntensorflow==1.0\r\n  requests = 2\r\n./wheels/mine.whl\r\n'
const wish: EnvironmentWish = {
  target: dify0_11,
  requirements,
  dependencies: [{ name: 'anyio', version: '99.1' }],
}
const broken = Buffer.byteLength('# 依赖\r\nsix==99\r\npandas>3.0.0,<99\r\ntensorflow==1.0\r\n')

/** Texts as uv wrote them (0.13.9 unless told), and what they mean. */
const cases = [
  {
    what: 'a line it can not read, with its column',
    text: `error: Couldn't parse requirement in \`python-requirements.txt\` at position ${broken}\n  cause: no such comparison operator "=", must be one of ~= == != <= >= < > ===\n         requests = 2\n                  ^^^\n`,
    told: { code: 'requirement-broken', source: 'requirements', line: 5, column: 12 },
  },
  {
    what: 'a line that begins with something else',
    text: "error: Unexpected '-', expected '-c', '-e', '-r' or the start of a requirement: python-requirements.txt:3:1\n",
    told: { code: 'requirement-broken', line: 3, column: 1 },
  },
  {
    what: 'a dependency it can not read',
    text: "error: Couldn't parse requirement in `nodelab.dependencies.txt` at position 0\n  cause: Trailing `six` is not allowed\n",
    told: { code: 'dependency-broken', line: null, params: { name: 'anyio', reason: 'Trailing `six` is not allowed' } },
  },
  {
    what: 'an included file that is not there',
    text: 'error: Error parsing included file in `python-requirements.txt` at position 11\n  cause: failed to read from file `/tmp/missing.txt`: No such file or directory (os error 2)\n',
    told: { code: 'requirement-file-missing', line: 2 },
  },
  {
    what: 'a path where nothing lies',
    text: 'error: Distribution not found at: file:///tmp/x/wheels/mine.whl\n',
    told: { code: 'requirement-path-missing', line: 6, params: { path: 'mine.whl' } },
  },
  {
    what: 'an unknown version',
    text: 'error: No solution found when resolving dependencies\n  cause: Because there is no version of six==99 and you require six==99, we can conclude that your requirements are unsatisfiable.\n',
    told: { code: 'version-unknown', line: 2, params: { name: 'six', version: '==99' } },
  },
  {
    what: 'a version beyond the newest, asked by a dependency',
    text: 'error: No solution found when resolving dependencies\n  cause: Because only anyio<=4.16.0 is available and you require anyio>99, we can conclude that your requirements are unsatisfiable.\n',
    told: { code: 'version-unknown', line: null, params: { name: 'anyio', version: '>99' } },
  },
  {
    what: 'a version that a package deeper down lacks',
    text: 'error: No solution found when resolving dependencies\n  cause: Because there is no version of deeper==2 and six==99 depends on deeper==2, we can conclude that six==99 cannot be used.\n         And because you require six==99, we can conclude that your requirements are unsatisfiable.\n',
    told: { code: 'requirements-conflict' },
  },
  {
    what: 'a package for a newer Python',
    text: 'error: No solution found when resolving dependencies\n  cause: Because the current Python version (3.10.13) does not satisfy Python>=3.11 and all of:\n             pandas>=3.0.1,<=3.0.3\n         depend on Python>=3.11, we can conclude that all of:\n             pandas>=3.0.1,<=3.0.3\n          cannot be used.\n         And because you require pandas>3.0.0, we can conclude that your requirements are unsatisfiable.\n',
    told: { code: 'package-needs-python', line: 3, params: { name: 'pandas', python: '3.10.13', needs: '>=3.11' } },
  },
  {
    what: 'a package without a wheel for this Python',
    text: 'error: No solution found when resolving dependencies\n  cause: Because tensorflow==1.0.0 has no wheels with a matching Python ABI tag (e.g., `cp310`) and you require tensorflow==1.0, we can conclude that your requirements are unsatisfiable.\n',
    told: { code: 'package-not-for-machine', line: 4, params: { name: 'tensorflow' } },
  },
  {
    what: 'a conflict',
    text: 'error: No solution found when resolving dependencies\n  cause: Because you require urllib3<2 and urllib3>2, we can conclude that your requirements are unsatisfiable.\n',
    told: { code: 'requirements-conflict-own', params: { firstWants: 'urllib3<2', secondWants: 'urllib3>2' } },
  },
  {
    what: 'a conflict in the older form',
    text: '  × No solution found when resolving dependencies:\n  ╰─▶ Because you require a<2 and a>2, we can conclude that your requirements are unsatisfiable.\n',
    told: { code: 'requirements-conflict-own', params: { name: 'a' } },
  },
  {
    what: 'a full disk',
    text: 'error: failed to write to file `x`: No space left on device (os error 28)',
    told: { code: 'disk-full' },
  },
  {
    what: "a full disk in Node's words",
    text: 'Error: ENOSPC: no space left on device, write',
    told: { code: 'disk-full' },
  },
  {
    what: "a locked folder in Node's words",
    text: "Error: EACCES: permission denied, mkdir '/x'",
    told: { code: 'folder-not-writable' },
  },
  {
    what: "a company's certificate",
    text: 'error: Request failed after 3 retries in 1s\n  cause: Failed to fetch: https://i.example/simple/six/\n  cause: invalid peer certificate: UnknownIssuer\n',
    told: { code: 'certificate-unknown' },
  },
  {
    what: 'an index that wants a password',
    text: 'error: No solution found\n  cause: Because six was not found in the package registry and you require six\n\nhint: An index URL (https://i.example/simple) could not be queried due to a lack of valid authentication credentials (401 Unauthorized).\n',
    told: { code: 'index-login', params: { host: 'i.example' } },
  },
  {
    what: 'a name that does not resolve',
    text: 'error: Request failed after 3 retries in 4.8s\n  cause: Failed to fetch: https://i.example/simple/idna/\n  cause: dns error\n',
    told: { code: 'network-unreachable' },
  },
  {
    what: 'a build from source that failed',
    text: '  × Failed to build `mysqlclient==2.2.0`\n  ├─▶ The build backend returned an error\n  ╰─▶ Call to `setuptools.build_meta:__legacy__.build_wheel` failed (exit status: 1)\n',
    told: { code: 'package-not-built', params: { name: 'mysqlclient' } },
  },
  { what: 'what it does not know', text: 'thread main panicked at x', told: { code: 'uv-failed' } },
]

describe('uvProblem', () => {
  it.each(cases)('understands $what', ({ text, told }) => {
    expect(uvProblem(text, wish)).toMatchObject(told)
  })

  it.each(cases)('tells $what whole in every language', ({ text }) => {
    const found = uvProblem(text, wish)
    for (const language of languages) {
      const { title, why, next } = describeProblem(found, language)
      expect(`${title}${why}${next}`).not.toMatch(/\{\w+\}/)
      expect([title, why, next].every((sentence) => sentence !== '')).toBe(true)
    }
  })

  it('reads an end once, whoever asks, and of an endless text no more than can be shown', () => {
    const step = 'And because aa==1.0 depends on cc<2 and bb>=1.1 depends on cc>=2.1, we can conclude that aa is odd.\n'
    const text = `  cause: Because ${step.repeat(5000)}And because you require six==99 and pandas>3, we can conclude that your requirements are unsatisfiable.\n`
    const began = performance.now()
    const found = uvProblem(text, wish)
    expect(performance.now() - began).toBeLessThan(3000)
    expect(found).toMatchObject({
      code: 'requirements-conflict-pair',
      params: { name: 'cc', first: 'aa', second: 'bb' },
    })
    expect(found.raw?.length).toBeLessThan(201_000)
    expect(uvProblem(text, wish)).toBe(found)
    expect(uvProblem(text, { ...wish })).toEqual(found)
  })

  it.each([
    ['', ''],
    ['', '404 Not Found'],
    ['404 Not Found', ''],
  ])('reads hundreds of failures at once, between %j and %j', (before, after) => {
    const began = performance.now()
    const { code } = uvProblem(`${before}\n${'Failed to fetch: https://i.example/x.whl\n'.repeat(600)}${after}`, wish)
    expect(performance.now() - began).toBeLessThan(2000)
    expect(code).toBe(after === '' ? 'uv-failed' : 'index-outdated')
  })

  it('tells the address in the requirements where nothing lies', () => {
    const asked = { ...wish, requirements: 'six\nx @ https://i.example/x-1.whl\n' }
    const text =
      'error: Failed to download `x @ https://i.example/x-1.whl`\n  cause: Failed to fetch: `https://i.example/x-1.whl`\n  cause: HTTP status client error (404 Not Found) for url (https://i.example/x-1.whl)\n'
    expect(uvProblem(text, asked)).toMatchObject({
      code: 'requirement-path-missing',
      line: 2,
      params: { path: 'https://i.example/x-1.whl' },
    })
  })

  it("keeps uv's text but no password", () => {
    const { raw } = uvProblem('error: Failed to fetch: https://me:secret@i.example/simple/six/', wish)
    expect(raw).toContain('i.example/simple/six')
    expect(raw).not.toContain('secret')
  })
})
