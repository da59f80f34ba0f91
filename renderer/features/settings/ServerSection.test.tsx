import { calls } from '../run/testing/fakeBridge'
import { beforeEach, describe, expect, it } from 'vitest'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { click, render, write } from '../run/testing/render'
import { ServerSection } from './ServerSection'

const workspace = { path: '/w', name: 'w', writable: true, problems: [], recent: [] }
const file = { text: '', revision: 'r', saving: 'saved', diskText: null, problem: null, saveProblem: null } as const

beforeEach(() => useWorkspace.setState({ workspace, server: file }))

const cells = (page: HTMLElement): (string | null)[][] =>
  [...page.querySelectorAll('tbody tr')].map((row) => [...row.children].map(({ textContent }) => textContent))

describe('the settings of a server', () => {
  it('tell at each key what a line changes, which count for nothing, and how many are left alone', async () => {
    const { named, page } = await render(<ServerSection />)
    expect(page.textContent).toContain('No line here sets anything')
    await write(
      named('Lines of dify.env'),
      'CODE_MAX_DEPTH=7\nCODE_MAX_DEPTH=8\nCODE_MAX_NUMBER=99999999999999999999\nSANDBOX_ENABLE_NETWORK=no\nCODE_MAX_PRECISION=20\nDB_USER=x\nwhat\n',
    )
    expect(cells(page)).toEqual([
      ['1', 'CODE_MAX_DEPTH', '5', 'line 2 counts'],
      ['2', 'CODE_MAX_DEPTH', '5', '8'],
      ['3', 'CODE_MAX_NUMBER', '9223372036854775807', '99999999999999999999'],
      ['4', 'SANDBOX_ENABLE_NETWORK', 'on', 'off'],
      ['5', 'CODE_MAX_PRECISION', '20', 'as before'],
    ])
    expect(page.textContent).toContain('Line 7 of dify.env is no setting')
    expect(page.textContent).toContain('1 other name says nothing about code nodes')
    await click(named('Take out other names'))
    expect(useWorkspace.getState().server?.text).not.toContain('DB_USER')
    await expect.poll(() => calls.at(-1)?.name).toBe('server.save')
    expect(calls.at(-1)?.input).toMatchObject({ workspace: '/w', revision: 'r', force: false })
  })

  it("say of the sandbox's own lines what it had before, and that a container's name is no proxy here", async () => {
    const { named, page } = await render(<ServerSection />)
    await write(
      named('Lines of dify.env'),
      'ALLOWED_SYSCALLS=0,1\nHTTP_PROXY=http://ssrf_proxy:3128\nHTTPS_PROXY=http://proxy.example.org:80\n',
    )
    expect(cells(page)).toEqual([
      ['1', 'ALLOWED_SYSCALLS', 'its own list', '0,1'],
      ['2', 'HTTP_PROXY', 'none', 'left out here: a name within its network'],
      ['3', 'HTTPS_PROXY', 'none', 'http://proxy.example.org:80'],
    ])
  })

  it('ask which to keep where another hand changed the file, and are not written in a read-only workspace', async () => {
    useWorkspace.setState({ server: { ...file, text: 'CODE_MAX_DEPTH=7', saving: 'conflict', diskText: '' } })
    const { named } = await render(<ServerSection />)
    await click(named('Keep mine'))
    expect(calls.at(-1)).toMatchObject({ name: 'server.save', input: { force: true } })
    useWorkspace.setState({ workspace: { ...workspace, writable: false }, server: { ...file, text: 'A=1' } })
    const readOnly = await render(<ServerSection />)
    expect(readOnly.named('Lines of dify.env')).toHaveProperty('readOnly', true)
    expect(readOnly.page.querySelectorAll('.server-acts button')).toHaveLength(0)
  })
})
