import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CliBench, createCliBench, nodeFile } from '../cli/testing/cliBench'

/** A node with a branch, a `dataclass` (whose code has the script's file name), a generator, and a line that nothing reaches. */
const code = `from dataclasses import dataclass
import sys

@dataclass
class Point:
    x: int

def doubled(values):
    for value in values:
        yield value * 2

def main(n):
    if n > 9:
        many = Point(n)
        return {"result": many.x}
    if n < 0:
        raise ValueError("no")

    return {"result": sum(doubled([n]))}
`

/** Looks at its own calls. */
const traced = `import sys

def main(n):
    seen = []
    def tracer(frame, event, arg):
        seen.append(frame.f_code.co_name)
    def inner():
        return 1
    sys.settrace(tracer)
    inner()
    sys.settrace(None)
    return {"result": len(seen)}
`

/** Asks for what the sandbox refuses. */
const refused = `import subprocess

def main(n):
    return {"result": subprocess.call(["true"])}
`

/** The same in JavaScript, with a function that is never called and an error that is caught. */
const javascript = `const unused = () => {
  return 1
}

function main({ n }) {
  let result = n
  try {
    if (n > 9) throw new Error('many')
    if (n > 0) {
      result = n * 2
    } else {
      result = -1
    }
  } catch {
    result = 0
  }
  return { result }
}
`

/** The same in JavaScript. */
const refusedScript = `function main() {
  return { result: require('child_process').execSync('echo 1').length }
}
`

let bench: CliBench
beforeAll(async () => {
  bench = await createCliBench()
  const write = (name: string, its: string, cases: string, language = 'python3'): Promise<string> => {
    const io = { inputs: { n: 'number' }, outputs: { result: 'number' }, language }
    return bench.write(`${name}.node.yml`, nodeFile(its, { ...io, more: `cases:\n${cases}` }))
  }
  const few = '  - {name: few, inputs: {n: 1}, outputs: {result: 2}}\n'
  await write('branch', code, few)
  await write('script', javascript, few, 'javascript')
  await write('more', code, `${few}  - {name: none, inputs: {n: -1}, error: no}\n`)
  await write('traced', traced, '  - {name: seen, inputs: {n: 1}, outputs: {result: 1}}\n')
  const call = '  - {name: call, inputs: {n: 1}, outputs: {result: 0}}\n'
  await write('refused', refused, call)
  await write('script-refused', refusedScript, call, 'javascript')
})
afterAll(() => bench.remove())

interface CaseJson {
  readonly status: string
  readonly outputs: unknown
  readonly error: string | null
  readonly stdout: string
}

interface NodeJson {
  readonly cases: readonly CaseJson[]
  readonly coverage?: { readonly missed: readonly number[]; readonly silent: number } | null
}

// 1.16 notes lines by `sys.monitoring`; the Python of 0.11 (3.10) has it not, and traces.
describe.each(['dify-1.16', 'dify-0.11'])('nodelab test --coverage on %s', (target) => {
  it('tells the lines that no case reaches', async () => {
    const { code: exit, stderr } = await bench.run(['test', 'branch', '--coverage', '--target', target])
    expect({ exit, stderr }).toMatchObject({ exit: 0 })
    expect(stderr).toContain('branch.node.yml: 12 of 15 lines reached\n  not reached: 14–15, 17\n')
  })

  it('tells those of JavaScript, and changes no result', async () => {
    const read = async (more: string[]): Promise<NodeJson | undefined> => {
      const { stdout } = await bench.run(['test', 'script', '--json', '--target', target, ...more])
      return (JSON.parse(stdout) as { nodes: readonly NodeJson[] }).nodes[0]
    }
    const [plain, told] = [await read([]), await read(['--coverage'])]
    expect(told?.cases[0]).toMatchObject({ status: 'passed', outputs: plain?.cases[0]?.outputs, stdout: '' })
    expect(told?.coverage).toMatchObject({
      executable: [1, 2, 6, 7, 8, 9, 10, 12, 15, 17],
      missed: [2, 12, 15],
      silent: 0,
    })
  })

  it('changes no result: that of a failure, of a call that is refused, of a node that traces itself', async () => {
    const read = async (more: string[]): Promise<readonly NodeJson[]> => {
      const { stdout } = await bench.run([
        'test',
        'more',
        'traced',
        'refused',
        'script-refused',
        '--json',
        '--target',
        target,
        ...more,
      ])
      return (JSON.parse(stdout) as { nodes: readonly NodeJson[] }).nodes
    }
    const [plain, told] = [await read([]), await read(['--coverage'])]
    const ends = (nodes: readonly NodeJson[]): object[] =>
      nodes.flatMap(({ cases }) =>
        // A script has another name each time.
        cases.map(({ status, outputs, error, stdout }) => ({
          status,
          outputs,
          stdout,
          error: error?.replace(/[\w-]+\.py/g, 'x.py') ?? null,
        })),
      )
    expect(ends(told)).toEqual(ends(plain))
    expect(ends(told).map((end) => 'status' in end && end.status)).toEqual([
      'passed',
      'passed',
      'passed',
      'failed',
      'failed',
    ])
    const [more, itself] = told
    expect(more?.coverage).toMatchObject({ missed: [14, 15] })
    // Where it takes the place of the trace function, what was reached is not known.
    if (target === 'dify-0.11') expect(itself?.coverage).toBeNull()
    else expect(itself?.coverage?.missed).not.toContain(8)
  })
})
