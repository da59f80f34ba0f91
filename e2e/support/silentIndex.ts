import { createServer, type AddressInfo, type Socket } from 'node:net'
import { join } from 'node:path'
import type { Author } from './nodelab'

/** A package index that takes every call and never answers, and the variables that send an author there: a build stays where it is. */
export async function silentIndex(author: Author): Promise<{ env: Record<string, string>; close(): Promise<void> }> {
  const calls = new Set<Socket>()
  const server = createServer((call) => {
    calls.add(call)
    // The app is killed with its calls open.
    call.on('error', () => call.destroy())
    call.on('close', () => calls.delete(call))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    env: {
      UV_CACHE_DIR: join(author.home, 'cache'),
      UV_DEFAULT_INDEX: `http://127.0.0.1:${port}/simple`,
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const call of calls) call.destroy()
      await closed
    },
  }
}
