import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { run, SetupError, stage, tail } from './stage.mjs'

/** What a terminal would show of some writes: a return and a clearing begin the line anew. */
const shownOf = (written: readonly string[]): string =>
  written
    .join('')
    .split('\n')
    .map((line) => line.split('\r\u001b[K').at(-1))
    .join('\n')

function output(isTTY: boolean) {
  const written: string[] = []
  const write = (text: string | Uint8Array) => {
    written.push(String(text))
    return true
  }
  return { written, stream: { isTTY, write } }
}

describe('a stage', () => {
  // The terminal of whoever runs the tests must not decide them.
  beforeEach(() => void vi.stubEnv('TERM', 'xterm-256color'))
  afterEach(() => void vi.unstubAllEnvs())

  it('stands on a terminal by its name while it works, and is completed at its end', async () => {
    const { written, stream } = output(true)
    let during = ''
    await stage(
      'node modules',
      () => {
        during = shownOf(written)
        return 'installed'
      },
      stream,
    )
    expect(during).toMatch(/^node modules +…$/)
    expect(shownOf(written)).toMatch(/^node modules +installed \(\d+\.\d s\)\n$/)
  })

  it('is one whole line on a pipe', async () => {
    const { written, stream } = output(false)
    await stage('build', () => 'built', stream)
    expect(written).toHaveLength(1)
    expect(written[0]).toMatch(/^build +built \(\d+\.\d s\)\n$/)
  })

  it('is one whole line on a terminal that can not go back either', async () => {
    vi.stubEnv('TERM', 'dumb')
    const { written, stream } = output(true)
    await stage('build', () => 'built', stream)
    expect(written.join('')).toMatch(/^build +built \(\d+\.\d s\)\n$/)
  })

  it.each([true, false])('leaves no line where there was nothing to do (terminal: %s)', async (isTTY) => {
    const { written, stream } = output(isTTY)
    await stage('uv', () => null, stream)
    expect(shownOf(written)).toBe('')
  })

  it.each([true, false])('says that it failed, and leaves the reason to its caller (terminal: %s)', async (isTTY) => {
    const { written, stream } = output(isTTY)
    const reason = new SetupError('npm could not install the modules')
    await expect(stage('node modules', () => Promise.reject(reason), stream)).rejects.toBe(reason)
    expect(shownOf(written)).toMatch(/^node modules +failed \(\d+\.\d s\)\n$/)
  })
})

describe('a program', () => {
  it('is passed on as it comes, and is kept whole where a letter of several bytes is cut', async () => {
    const written: string[] = []
    const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0)
    const code =
      "const b = Buffer.from('e4b8ad0a', 'hex'); process.stdout.write(b.subarray(0, 1)); setTimeout(() => process.stdout.write(b.subarray(1)), 50)"
    const ended = await run(process.execPath, ['-e', code], { tee: true })
    write.mockRestore()
    expect(ended).toEqual({ code: 0, text: '中\n', out: '中\n' })
    expect(written.join('')).toBe('中\n')
  })

  it('that can not be started has no code, and says why', async () => {
    const ended = await run('/no/such/program', [], { tee: true })
    expect(ended.code).toBeNull()
    expect(ended.text).toContain('ENOENT')
  })

  it('is quoted by its last lines', () => {
    expect(tail('a\nb\nc\n', 2)).toBe('b\nc')
  })
})
