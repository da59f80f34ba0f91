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

let bench: CliBench
beforeAll(async () => {
  bench = await createCliBench()
  const cases = 'cases:\\n  - {name: few, inputs: {n: 1}, outputs: {result: 2}}\\n'.replaceAll('\\n', '\n')
  await bench.write(
    'branch.node.yml',
    nodeFile(code, { inputs: { n: 'number' }, outputs: { result: 'number' }, more: cases }),
  )
  const failing = `${cases}  - {name: none, inputs: {n: -1}, error: no}\n`
  await bench.write(
    'more.node.yml',
    nodeFile(code, { inputs: { n: 'number' }, outputs: { result: 'number' }, more: failing }),
  )
})
afterAll(() => bench.remove())

describe('nodelab test --coverage', () => {
  // 1.16 notes lines by `sys.monitoring`; the Python of 0.11 (3.10) has it not, and traces.
  it.each(['dify-1.16', 'dify-0.11'])('tells the lines that no case reaches on %s', async (target) => {
    const { code: exit, stderr } = await bench.run(['test', 'branch', '--coverage', '--target', target])
    expect({ exit, stderr }).toMatchObject({ exit: 0 })
    expect(stderr).toContain('branch.node.yml: 12 of 15 lines reached\n  not reached: 14–15, 17\n')
  })

  it('has those of a case that fails, and a result that is the same as without', async () => {
    const read = async (more: string[]): Promise<Record<string, unknown>> => {
      const { stdout } = await bench.run(['test', 'more', '--json', ...more])
      const [node] = (JSON.parse(stdout) as { nodes: Record<string, unknown>[] }).nodes
      return node ?? {}
    }
    const [plain, told] = [await read([]), await read(['--coverage'])]
    expect(told['coverage']).toMatchObject({ missed: [14, 15] })
    const ends = (node: Record<string, unknown>): unknown =>
      (node['cases'] as { status: string; outputs: unknown; error: unknown; stdout: string }[]).map(
        ({ status, outputs, error, stdout }) => ({ status, outputs, error: String(error).replace(/tmp\/[\w-]+\.py/, ""), stdout }),
      )
    expect(ends(told)).toEqual(ends(plain))
  })
})
