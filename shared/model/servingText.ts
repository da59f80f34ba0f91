/** How the sandbox API is spoken: as the target's own sandbox does, or as one that is named. */
export const serveDialects = ['v1', 'v2', 'py'] as const
export type ServeDialect = (typeof serveDialects)[number]

/** The key that Dify and its sandbox have unless told otherwise (`CODE_EXECUTION_API_KEY`). */
export const plainKey = 'dify-sandbox'
/** The sandbox's own port (`SANDBOX_PORT`). */
export const usualPort = 8194

/** What a Dify on this machine, or one in its containers, needs in its `.env` to use the server. */
export function difyEnv(host: string, port: number, key: string): string {
  return `CODE_EXECUTION_ENDPOINT=http://${host}:${port}\nCODE_EXECUTION_API_KEY=${key}\n`
}
