import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { basePackages } from '../../shared/dify/targets/target'
import { dify0_11 } from '../../shared/dify/targets/records'
import { createSecrets } from '../workspace/secrets'
import { type CliBench, createCliBench, nodeFile } from './testing/cliBench'

let bench: CliBench
beforeAll(async () => {
  bench = await createCliBench()
  await bench.write(
    'echo.node.yml',
    nodeFile(
      `def main(text, many):
    print("said")
    return {"result": text, "many": many}`,
      {
        inputs: { text: 'string', many: 'number' },
        outputs: { result: 'string', many: 'number' },
        more: 'samples:\n  text: "from the file"\n  many: 9223372036854775807\n',
      },
    ),
  )
  await bench.write('raises.node.yml', nodeFile('def main():\n    print("first")\n    return {"result": 1 / 0}'))
})
afterAll(() => bench.remove())

const examples = fileURLToPath(new URL('../workspace/examples', import.meta.url))

describe('nodelab run', () => {
  it('prints the outputs alone on standard output, stages and prints on standard error', async () => {
    const { code, stdout, stderr } = await bench.run(['run', 'echo'])
    expect(stdout).toBe('{\n  "result": "from the file",\n  "many": 9223372036854775807\n}\n')
    expect(stderr).toContain('said\n')
    expect(code).toBe(0)
  })

  it('runs with the secrets that the window keeps outside the file', async () => {
    const path = await bench.write(
      'secret.node.yml',
      nodeFile('def main(key):\n    return {"result": key.upper()}', {
        inputs: { key: 'secret' },
        outputs: { result: 'string' },
      }),
    )
    await (await createSecrets(bench.home).at(path)).write({ key: '"sk-a"' })
    const { code, stdout } = await bench.run(['run', 'secret'])
    expect({ code, stdout }).toEqual({ code: 0, stdout: '{\n  "result": "SK-A"\n}\n' })
  })

  it('lists the packages of the Dify 0.11 sandbox', async () => {
    const { code, stdout } = await bench.run(['run', join(examples, 'installed_packages.node.yml')])
    expect(JSON.parse(stdout)).toEqual({ result: basePackages(dify0_11) })
    expect(code).toBe(0)
  })

  it('that fails in JavaScript tells its traceback once as well', async () => {
    await bench.write(
      'thrown.node.yml',
      nodeFile('function main() {\n  console.error("warned")\n  return {result: nowhere.x}\n}', {
        language: 'javascript',
      }),
    )
    const { code, stderr } = await bench.run(['run', 'thrown'])
    expect(code).toBe(1)
    expect(stderr).toMatch(/^warned\nx ReferenceError on line 3\n[^]*\n {2}line 3, in main: /)
    expect(stderr.split('ReferenceError: nowhere is not defined')).toHaveLength(2)
  })

  it('--json prints one object of the promised shape, numbers as Python wrote them', async () => {
    await bench.write(
      'numbers.node.yml',
      nodeFile('def main():\n    return {"a": 1.0, "b": 0.10, "c": 1234567890123456789, "d": {"e": [1.50, -0.0]}}', {
        outputs: { a: 'number', b: 'number', c: 'number', d: 'object' },
      }),
    )
    const { code, stdout, stderr } = await bench.run(['run', 'numbers', '--json'])
    expect(stderr).toBe('')
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /"a": 1\.0,\s+"b": 0\.1,\s+"c": 1234567890123456789,\s+"d": \{\s+"e": \[\s+1\.5,\s+-0\.0\s+\]/,
    )
    const report = JSON.parse(stdout) as Record<string, unknown>
    expect(Object.keys(report)).toEqual([
      'status',
      'outputs',
      'error',
      'error_type',
      'stdout',
      'stderr',
      'traceback',
      'problems',
      'explanation',
      'elapsed_ms',
      'target',
      'python',
      'environment',
      'confinement',
      'warm',
      'attempts',
      'after',
    ])
    expect(report).toMatchObject({
      status: 'succeeded',
      error: null,
      error_type: null,
      stdout: '',
      stderr: '',
      traceback: [],
      problems: [],
      elapsed_ms: expect.any(Number),
      target: 'dify-0.11',
      python: expect.stringMatching(/^3\.10\.\d+$/),
      environment: expect.any(String),
      attempts: [],
      after: null,
    })
  })

  it('of a node that fails ends with 1, its lines and the words of Dify', async () => {
    const { code, stdout, stderr } = await bench.run(['run', 'raises'])
    expect([code, stdout]).toEqual([1, ''])
    const sentence = stderr.indexOf('x ZeroDivisionError on line 3\n')
    const own = stderr.indexOf('\n  line 3, in main: return {"result": 1 / 0}\n')
    const dify = stderr.indexOf('\n  Dify: Traceback (most recent call last):\n')
    expect(sentence).toBe(stderr.indexOf('first\n') + 'first\n'.length)
    expect([own > sentence, dify > own]).toEqual([true, true])
    expect(stderr.split('Traceback (most recent call last)')).toHaveLength(2)
    const json = await bench.run(['run', 'raises', '--json'])
    expect(json.code).toBe(1)
    expect(json.stderr).toBe('')
    expect(JSON.parse(json.stdout)).toMatchObject({
      status: 'failed',
      outputs: null,
      error: expect.stringContaining('division by zero'),
      stdout: 'first\n',
      traceback: [{ line: 3, function: 'main' }],
      problems: [
        {
          code: 'node-raised',
          line: 3,
          title: 'ZeroDivisionError on line 3',
          why: 'division by zero',
          next: expect.stringContaining('traceback'),
        },
      ],
    })
  })

  it('takes inputs from samples, over them a file or standard input, over those each --input', async () => {
    const file = await bench.write('in.json', '\uFEFF{"text": "from inputs", "many": 1.50, "other": 1}')
    const outputs = async (...args: string[]): Promise<string> =>
      (await bench.run(['run', 'echo', '--json', ...args], { input: '{"many": 2e3}' })).stdout
    expect(await outputs('--inputs', file)).toMatch(/"result": "from inputs",\s+"many": 1\.5\n/)
    expect(await outputs('--inputs', '-')).toMatch(/"result": "from the file",\s+"many": 2000\.0\n/)
    expect(await outputs('--inputs', file, '--input', 'text="a = b"', '--input', 'many=-9223372036854775808')).toMatch(
      /"result": "a = b",\s+"many": -9223372036854775808\n/,
    )
    const { stderr } = await bench.run(['run', 'echo', '--inputs', file])
    expect(stderr).toContain('in.json also has other')
  })

  it.each<[string, string[], string]>([
    ['no JSON', ['echo', '--input', 'text=hello'], '--input text is not JSON: Expecting value: line 1 column 1'],
    ['no name', ['echo', '--input', '"x"'], 'write NAME=JSON'],
    ['an input that the node has not', ['echo', '--input', 'txt=1'], 'no input txt. Its inputs: text, many.'],
    ['a list of inputs', ['echo', '--inputs', 'list.json'], 'list.json must hold one JSON object'],
    ['a file that is not there', ['echo', '--inputs', 'none.json'], 'none.json can not be read: ENOENT'],
    ['no time', ['echo', '--timeout', '0'], '--timeout 0: write seconds'],
    ['endless time', ['echo', '--timeout', 'Infinity'], '--timeout Infinity: write seconds'],
    ['no such target', ['echo', '--target', '0.1'], '0.1'],
    ['no such node', ['nowhere'], 'x There is no file nowhere\n'],
    ['a folder', ['nodes'], 'one.node.yml`.'],
    ['the requirements', ['nodes/python-requirements.txt'], 'nodelab packages --workspace'],
    ['some other file', ['nodes/notes.txt'], 'nodes/notes.txt is not a node file'],
    ['a device', ['/dev/null'], '/dev/null is not a node file'],
    ['an open bracket', ['bracket'], 'bracket.node.yml` in a text editor'],
    ['an app file', ['app.yml'], 'Dify app'],
    ['a broken file', ['broken'], 'Line 2'],
    ['no node at all', [], 'node is missing'],
    ['no such option', ['echo', '--fast'], 'There is no option --fast'],
    ['an option without its value', ['echo', '--inputs'], '--inputs <file>'],
    ['one word too many', ['echo', 'twice'], 'too many words for run'],
  ])('with %s ends with 2 and says what to write', async (_, args, words) => {
    await bench.write('list.json', '[1]')
    await bench.write('app.yml', 'app:\n  mode: workflow\nkind: app\n')
    await bench.write('broken.node.yml', 'title: x\n\ttype: code\n')
    await bench.write('bracket.node.yml', 'title: [x\ntype: code\n')
    await bench.write('nodes/one.node.yml', nodeFile('def main():\n    return {}'))
    await bench.write('nodes/python-requirements.txt', '# none yet\n')
    await bench.write('nodes/notes.txt', 'some: [notes\n')
    const { code, stdout, stderr } = await bench.run(['run', ...args])
    expect(stderr).toContain(words)
    expect(stderr).not.toMatch(/\n +at |the tab|below/)
    expect([code, stdout]).toEqual([2, ''])
  })

  it('--json tells of wrong use in the same shape', async () => {
    await bench.write('plain.node.yml', nodeFile('def main():\n    return {"result": "x"}\n'))
    const { code, stdout, stderr } = await bench.run(['run', 'plain', '--input', 'nope=1', '--json'])
    expect(code).toBe(2)
    expect(JSON.parse(stdout)).toMatchObject({ status: 'failed', outputs: null, problems: [{ code: 'command-wrong' }] })
    expect(stderr).toContain('no input nope')
  })

  it('--json tells of a wrong file in the same shape', async () => {
    await bench.write('wrong.node.yml', 'type: code\ncode_language: ruby\ncode: x\n')
    const { code, stdout } = await bench.run(['run', 'wrong', '--json'])
    expect(code).toBe(2)
    expect(JSON.parse(stdout)).toMatchObject({
      status: 'failed',
      outputs: null,
      problems: [
        { code: 'field-wrong', line: 2, column: 16, next: expect.stringMatching(/wrong\.node\.yml` in a text editor/) },
      ],
      environment: null,
    })
    await bench.write(
      'sample.node.yml',
      nodeFile('def main(a):\n    return {}', { inputs: { a: 'string' }, more: 'samples:\n  a: !text "{half"\n' }),
    )
    const sample = await bench.run(['run', 'sample', '--json'])
    expect(sample.code).toBe(2)
    expect(JSON.parse(sample.stdout)).toMatchObject({ problems: [{ code: 'input-not-json' }] })
  })

  it('--target and --with choose another Dify and one more package', async () => {
    await bench.write('six.node.yml', nodeFile('def main():\n    import six\n    return {"result": six.__version__}'))
    const without = await bench.run(['run', 'six', '--json'])
    expect(without.code).toBe(1)
    expect(JSON.parse(without.stdout)).toMatchObject({ problems: [{ code: 'module-missing' }] })
    const { code, stdout } = await bench.run(['run', 'six', '--with', 'six == 1.16.0'])
    expect(JSON.parse(stdout)).toEqual({ result: '1.16.0' })
    expect(code).toBe(0)
    const ranged = await bench.run(['run', 'six', '--with', 'six>=1.16,<1.17'])
    expect(JSON.parse(ranged.stdout)).toEqual({ result: '1.16.0' })
    const other = await bench.run(['run', 'six', '--target', '1.16', '--json'])
    expect(JSON.parse(other.stdout)).toMatchObject({ target: 'dify-1.16' })
  })

  it('says of the environment what is new, and all of it with --verbose', async () => {
    await bench.run(['run', 'echo'])
    const again = await bench.run(['run', 'echo'])
    expect(again.stderr).toBe('said\n')
    const verbose = await bench.run(['run', 'echo', '--verbose'])
    expect(verbose.stderr).toMatch(/^said\nRan on Python 3\.10\.\d+ in \d+ ms, environment \S+\.\n$/)
  })

  it('--timeout ends a run as Dify would', async () => {
    await bench.write(
      'endless.node.yml',
      nodeFile('def main():\n    print("begun", flush=True)\n    while True:\n        pass'),
    )
    const { code, stdout } = await bench.run(['run', 'endless', '--timeout', '1', '--json'])
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      status: 'failed',
      stdout: 'begun\n',
      problems: [{ code: 'run-timeout', params: { seconds: 1 } }],
    })
  })

  it('where the environment can not be built ends with 3', async () => {
    await bench.write('sub/python-requirements.txt', 'numpy===not a version\n')
    await bench.write('sub/deep/node.node.yml', nodeFile('def main():\n    return {"result": "x"}'))
    const broken = await bench.run(['run', 'sub/deep/node', '--json'])
    expect(broken.code).toBe(3)
    expect(JSON.parse(broken.stdout)).toMatchObject({
      status: 'failed',
      environment: null,
      problems: [{ source: 'requirements', line: 1 }],
    })
    const apart = { UV_OFFLINE: '1', UV_CACHE_DIR: join(bench.home, 'empty-cache'), PIP_FIND_LINKS: '' }
    const offline = await bench.run(['run', 'echo'], {
      env: { ...apart, NODELAB_HOME: join(bench.home, 'other') },
    })
    expect([offline.code, offline.stdout]).toEqual([3, ''])
    expect(offline.stderr).toContain('Offline, and 19 packages are not on this machine')
  })

  it('speaks Chinese where the terminal does', async () => {
    const chinese = { env: { LANG: 'zh_CN.UTF-8' } }
    expect((await bench.run(['run', 'nowhere'], chinese)).stderr).toMatch(/[\u4e00-\u9fff]/)
    expect((await bench.run(['run', 'echo', '--input', 'x'], chinese)).stderr).toContain('请写成 NAME=JSON')
    expect((await bench.run(['run', 'echo', '--fast'], chinese)).stderr).toBe(
      '没有选项 --fast。用 `nodelab help` 查看全部用法。\n',
    )
    const { code, stdout } = await bench.run(['--help'], chinese)
    expect(stdout).toContain('用法： nodelab [选项] [命令]')
    expect(stdout).not.toMatch(/display|Usage|Options|Commands/)
    expect(code).toBe(0)
    expect(
      (await bench.run(['run', 'nowhere'], { env: { ...chinese.env, LC_ALL: 'en_US.UTF-8' } })).stderr,
    ).not.toMatch(/[\u4e00-\u9fff]/)
  })
})
