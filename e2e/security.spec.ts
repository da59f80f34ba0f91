import type { Page } from '@playwright/test'
import { callBridge, catchLinks, expectAlive, logOf } from './support/bridge'
import { expect, type Nodelab, test } from './support/nodelab'

/** Runs a task in the page outside the debugger's own call, which the content security policy does not hold. */
function evalInPage(page: Page, text: string): Promise<string> {
  return page.evaluate(
    (code) =>
      new Promise<string>((resolve) => {
        setTimeout(() => {
          try {
            // oxlint-disable-next-line no-eval -- that this is refused is the point of the test.
            resolve(`ran: ${String((0, eval)(code))}`)
          } catch (error) {
            resolve(error instanceof Error ? error.name : String(error))
          }
        }, 0)
      }),
    text,
  )
}

test.beforeEach(async ({ nodelab }) => {
  await nodelab.page.waitForFunction(() => 'nodelab' in window && document.readyState === 'complete')
})

const refused = { ok: false, problem: { code: 'request-refused' } }

test.describe('a caller that is not the page', () => {
  /** Opens a second window with the app's own preload and asks main from there. */
  function callFromWindow({ app }: Nodelab, address: string): Promise<unknown> {
    return app.evaluate(async ({ BrowserWindow, app: electron }, url) => {
      const preload = `${electron.getAppPath()}/out/preload.cjs`
      const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
      try {
        await other.loadURL(url)
        return (await other.webContents.executeJavaScript(`window.nodelab.call('app.info', null)`)) as unknown
      } finally {
        other.destroy()
      }
    }, address)
  }

  test('is refused: another window, with a foreign page and with our own', async ({ nodelab }) => {
    expect(await callFromWindow(nodelab, 'data:text/html,<p>other</p>')).toMatchObject(refused)
    expect(await callFromWindow(nodelab, 'app://nodelab/index.html')).toMatchObject(refused)
    expect(await logOf(nodelab.author)).toContain('refused a call from')
    await expectAlive(nodelab)
  })

  test('is refused: a frame inside the page gets no content and no bridge', async ({ nodelab }) => {
    const frames = await nodelab.page.evaluate(async () => {
      const seen: Record<string, string> = {}
      for (const source of ['app://nodelab/index.html', 'data:text/html,x', 'https://example.com/', 'about:blank']) {
        const frame = document.createElement('iframe')
        frame.src = source
        const loaded = new Promise((resolve) => frame.addEventListener('load', resolve))
        document.body.append(frame)
        await loaded
        try {
          seen[source] = frame.contentWindow !== null && 'nodelab' in frame.contentWindow ? 'has the bridge' : 'nothing'
        } catch (error) {
          seen[source] = error instanceof Error ? error.name : String(error)
        }
        frame.remove()
      }
      return seen
    })
    expect(frames).toEqual({
      'app://nodelab/index.html': 'SecurityError',
      'data:text/html,x': 'SecurityError',
      'https://example.com/': 'SecurityError',
      'about:blank': 'nothing',
    })
    await expectAlive(nodelab)
  })
})

test.describe('the page', () => {
  test('stays the page: no address leads it away', async ({ nodelab }) => {
    const { page, author } = nodelab
    const addresses = [
      'app://nodelab/other.html',
      'app://other/index.html',
      'file:///etc/passwd',
      'data:text/html,x',
      'x:y',
    ]
    const go = (address: string): Promise<void> =>
      page.evaluate((to) => {
        location.href = to
      }, address)
    for (const [index, address] of addresses.entries()) {
      await go(address)
      // Some of these the browser refuses without a word; what is asked after them is logged, and shows that their turn is over.
      await go(`https://example.com/${index}`)
      await expect.poll(() => logOf(author), address).toContain(`refused to go to https://example.com/${index}`)
      expect(page.url()).toBe('app://nodelab/index.html#en')
    }
    await expectAlive(nodelab)
  })

  test('opens no window; only an https link goes to the system', async ({ nodelab }) => {
    const links = await catchLinks(nodelab)
    const addresses = [
      'https://example.com/a',
      'http://example.com/',
      'file:///etc/passwd',
      'app://nodelab/index.html',
      '',
    ]
    for (const address of addresses) {
      expect(await nodelab.page.evaluate((to) => window.open(to) === null, address), address).toBe(true)
    }
    expect(nodelab.app.windows()).toHaveLength(1)
    expect(await links()).toEqual(['https://example.com/a'])
  })

  test('sends nothing but https out by link.open', async ({ nodelab }) => {
    const links = await catchLinks(nodelab)
    const { page } = nodelab
    const bad = [
      'http://example.com',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'https://me:secret@example.com',
      'x',
      '',
    ]
    const notOpened = { ok: false, problem: { code: 'link-refused' } }
    for (const url of bad) expect(await callBridge(page, 'link.open', { url }), url).toMatchObject(notOpened)
    expect(await links()).toEqual([])
    expect(await callBridge(page, 'link.open', { url: 'https://docs.dify.ai/x?y#z' })).toMatchObject({ ok: true })
    expect(await links()).toEqual(['https://docs.dify.ai/x?y#z'])
  })

  test('gets no permission', async ({ nodelab }) => {
    const answers = await nodelab.page.evaluate(async () => {
      const name = (error: unknown): string => (error instanceof Error ? error.name : String(error))
      const position = new Promise<string>((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('given'),
          (error) => resolve(`error ${error.code}`),
        ),
      )
      return {
        notification: await Notification.requestPermission(),
        clipboard: await navigator.clipboard.readText().catch(name),
        microphone: (await navigator.permissions.query({ name: 'microphone' as PermissionName })).state,
        position: await position,
        geolocation: (await navigator.permissions.query({ name: 'geolocation' })).state,
      }
    })
    expect(answers).toEqual({
      notification: 'denied',
      clipboard: 'NotAllowedError',
      microphone: 'denied',
      position: 'error 1',
      geolocation: 'denied',
    })
  })

  test('runs no code from text, and no script but its own', async ({ nodelab }) => {
    const { page } = nodelab
    // Heard from the first: a refusal is told a while after it, so that one of an earlier step may come in a later one.
    await page.evaluate(() => {
      const violations: string[] = []
      Object.assign(window, { violations })
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
        violations.push(effectiveDirective),
      )
    })
    expect(await evalInPage(page, '1 + 1')).toBe('EvalError')
    expect(await evalInPage(page, 'new Function("return 1")()')).toBe('EvalError')
    const blocked = await page.evaluate(async () => {
      const inline = document.createElement('script')
      inline.textContent = 'window.injected = true'
      document.head.append(inline)
      const remote = document.createElement('script')
      remote.src = 'https://example.com/x.js'
      const failed = new Promise((resolve) => remote.addEventListener('error', resolve))
      document.head.append(remote)
      await failed
      const fetched = await fetch('https://example.com/').then(
        () => 'fetched',
        () => 'refused',
      )
      return { ran: 'injected' in window, fetched }
    })
    expect(blocked).toEqual({ ran: false, fetched: 'refused' })
    const violations = (): Promise<string[]> =>
      page.evaluate(() => (window as unknown as { violations: string[] }).violations.sort())
    const text = ['script-src', 'script-src']
    await expect.poll(violations).toEqual(['connect-src', ...text, 'script-src-elem', 'script-src-elem'])
  })

  test('is served from its own folder alone', async ({ nodelab }) => {
    const paths = [
      '../package.json',
      '%2e%2e/main.cjs',
      '..%2f..%2fpackage.json',
      '..%5c..%5cpackage.json',
      '%00',
      '%E0%A4%A',
    ]
    const statuses = await nodelab.page.evaluate(
      (all) =>
        Promise.all(
          all.map((path) =>
            fetch(`app://nodelab/${path}`).then(
              ({ status }) => status,
              () => 0,
            ),
          ),
        ),
      paths,
    )
    // 0: there is nothing at that address.
    for (const [index, status] of statuses.entries()) expect(status, paths[index]).toBe(0)
    const index = await nodelab.page.evaluate(async () => {
      const { status, headers } = await fetch('app://nodelab/index.html')
      return { status, type: headers.get('content-type'), policy: headers.get('content-security-policy') }
    })
    expect(index).toMatchObject({ status: 200, type: 'text/html' })
    expect(index.policy).toContain("default-src 'none'; script-src 'self'")
    expect(index.policy).not.toContain('unsafe-eval')
  })
})
