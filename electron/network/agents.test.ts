import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { expect, it } from 'vitest'
import { createAgents } from './agents'
import { get } from './get'

it('a row of questions goes over one connection, and over another where the host ended that', async () => {
  const sockets: Socket[] = []
  let ends = false
  const server = createServer((_, response) => {
    // Ended in the moment in which the next question comes, as an idle one may be.
    if (ends) {
      ends = false
      response.destroy()
    } else response.end('here')
  })
  server.on('connection', (socket) => sockets.push(socket))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const agents = createAgents(1)
  try {
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    const options = { env: { NO_PROXY: '127.0.0.1' }, agents }
    for (let time = 0; time < 3; time += 1) expect((await get(address, options)).status).toBe(200)
    expect(sockets).toHaveLength(1)
    ends = true
    expect((await get(address, options)).body.toString()).toBe('here')
    expect(sockets).toHaveLength(2)
  } finally {
    agents.close()
    server.close()
  }
})
