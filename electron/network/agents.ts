import * as http from 'node:http'
import * as https from 'node:https'

/** Connections that are kept for the next question to the same host, for as long as a row of questions lasts. */
export interface Agents {
  readonly http: http.Agent
  readonly https: https.Agent
  /** Ends the connections that are kept. */
  close(): void
}

/** Keeps up to so many connections to a host. What is asked through a tunnel has one of its own each time. */
export function createAgents(most: number): Agents {
  const options = { keepAlive: true, maxSockets: most }
  const both = { http: new http.Agent(options), https: new https.Agent(options) }
  return {
    ...both,
    close() {
      both.http.destroy()
      both.https.destroy()
    },
  }
}
