import { expect, it } from 'vitest'
import { scrub } from './scrub'

const known = { home: '/home/li wei', user: 'li wei', secrets: ['plain-serve-key', 'p@ss'] }

/** Lines with something that must not be handed on, and the part that must be gone. */
const planted: readonly (readonly [line: string, secret: string])[] = [
  ['key of the server plain-serve-key', 'plain-serve-key'],
  ['GET https://me:p%40ss@index.example/simple/?token=abc123&x=9', 'p%40ss'],
  ['GET https://index.example/simple/?token=abc123', 'abc123'],
  ['proxy http://user:hunter22@10.0.0.1:3128', 'hunter22'],
  ['Authorization: Basic dXNlcjpwYXNz', 'dXNlcjpwYXNz'],
  ['"authorization": "Bearer abcdefgh.ijkl"', 'abcdefgh'],
  ['sent Bearer abcdefghijklmnop', 'abcdefghijklmnop'],
  ['Cookie: session=1234; other=5678', '5678'],
  ['OPENAI_API_KEY=s3cr3t-value', 's3cr3t-value'],
  ['{"password": "two words", "port": 1}', 'two words'],
  ['told {\\"token\\":\\"abc987\\"}', 'abc987'],
  ['password: my pass word', 'pass word'],
  ['nodelab serve --key letmein --port 1', 'letmein'],
  ['token ghp_0123456789abcdefghijABCDEFGHIJ012345', 'ghp_0123456789abcdefghijABCDEFGHIJ012345'],
  ['sk-abcdefghij0123456789ABCDEFGHIJ in a traceback', 'sk-abcdefghij'],
  ['-----BEGIN PRIVATE KEY-----\nMIIEvQ\n-----END PRIVATE KEY-----', 'MIIEvQ'],
  ['-----BEGIN RSA PRIVATE KEY-----\nMIIEvQ cut short', 'MIIEvQ'],
  ['read /home/li wei/Nodelab/My nodes/a.node.yml', 'li wei'],
  ['page file:///home/li%20wei/x.js', 'li%20wei'],
  ['mounted at /media/li wei/disk', 'li wei'],
]

it.each(planted)('strikes out what nobody else is to see: %s', (line, secret) => {
  const left = scrub(`before\n${line}\nafter`, known)
  expect(left).not.toContain(secret)
  expect(left.startsWith('before\n')).toBe(true)
})

it('leaves what a fault is looked for by, and all lines', () => {
  const log =
    '2026-01-02T03:04:05Z the page ended: crashed (5)\nuv 0.13.9 /usr/bin/uv\nnode.save: Error: at /opt/nodelab/main.cjs:3:14'
  expect(scrub(log, known)).toBe(log)
  expect(scrub('/home/li wei/Nodelab\nport 1', known)).toBe('~/Nodelab\nport 1')
  expect(scrub('/home/li weiss/x', known)).toBe('/home/li weiss/x')
})

it('knows the home folder of Windows however it is written', () => {
  const windows = { home: 'C:\\Users\\Li', user: 'Li', secrets: [] }
  const text = 'C:\\Users\\Li\\a c:/users/li/b "C:\\\\Users\\\\Li\\\\c" D:\\Users\\Li\\d'
  expect(scrub(text, windows)).toBe('~\\a ~/b "~\\\\c" D:\\Users\\USER\\d')
})
