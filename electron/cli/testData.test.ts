import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CliBench, createCliBench, nodeFile } from './testing/cliBench'

let bench: CliBench
beforeAll(async () => {
  bench = await createCliBench()
  const code = 'def main(n, text):\n    if n == 13:\n        raise ValueError("unlucky")\n    return {"result": n * 2}'
  const node = nodeFile(code, { inputs: { n: 'number', text: 'string' }, outputs: { result: 'number' } })
  await bench.write('double.node.yml', node)
  await bench.write('rows.csv', 'n,text,expected result\n1,"a,\nb",2\n2,,5\nx,,1\n13,,1\n')
})
afterAll(() => bench.remove())

describe('nodelab test --data', () => {
  it('runs a node over the rows, tells what each column is, and writes those that fail', async () => {
    const { code, stdout, stderr } = await bench.run([
      'test',
      'double',
      '--data',
      'rows.csv',
      '--failures',
      'failed.csv',
    ])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain(
      'rows.csv: UTF-8, separated by ",", 3 columns\n  n → input:n\n  text → input:text\n  expected result → output:result\n',
    )
    expect(stderr).toContain('x row 2 (line 4): result: expected 5, got 4\n')
    expect(stderr).toContain('\nx Row 3 (line 5), column n: `x` is no Number\n')
    expect(stderr).toMatch(/1 of 4 rows passed, [\d.]+ s \(\d+ rows\/s\)\n3 failed rows written to failed\.csv\n$/)
    expect(await readFile(join(bench.folder, 'failed.csv'), 'utf8')).toContain(
      '\r\n2,,5,"result: expected 5, got 4"\r\n',
    )
  })

  it('takes the word of the command for columns, separator and encoding, and prints JSON', async () => {
    // "n;文;r" and a row, in the encoding of Excel in China.
    await writeFile(
      join(bench.folder, 'cn.txt'),
      Buffer.concat([Buffer.from('n;'), Buffer.from([0xce, 0xc4]), Buffer.from(';r\n4;x;8\n')]),
    )
    const args = ['test', 'double', '--data', 'cn.txt', '--delimiter', ';', '--encoding', 'gbk', '--json']
    const { code, stdout } = await bench.run([...args, '--map', '文=input:text', '--map', '#3=output:result:close_to'])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      status: 'passed',
      format: { encoding: 'gb18030', delimiter: ';' },
      columns: [
        { column: 'n', role: 'input:n' },
        { column: '文', role: 'input:text' },
        { column: 'r', role: 'output:result:close_to' },
      ],
      rows: 1,
      passed: 1,
      failures: [],
    })
  })

  it.each([
    [['--map', 'n=input:m'], 'Column n: the node has no input `m`'],
    [['--map', 'x=input:n'], '--map x=input:n: the file has no such column. Its columns: n, text, expected result.'],
    [['--map', 'n=in'], '--map n=in: write COLUMN='],
    [['--encoding', 'ebcdic'], '--encoding ebcdic: write one of utf-8'],
    [['--watch'], '--data runs one node over a file'],
  ])('says what is wrong with %s', async (more, told) => {
    const { code, stderr } = await bench.run(['test', 'double', '--data', 'rows.csv', ...more])
    expect(code).toBe(2)
    expect(stderr).toContain(told)
  })

  it('says that an option is for files of rows', async () => {
    const { code, stderr } = await bench.run(['test', 'double', '--leave-empty'])
    expect(code).toBe(2)
    expect(stderr).toContain('--leave-empty is for files of rows')
  })
})
