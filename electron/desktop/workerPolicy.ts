/** Ruff's worker, as the build names it. A worker has a policy of its own: that of its file. */
const ruffWorker = /^\/assets\/ruffWorker-[\w-]+\.js$/

/**
 * The content security policy of that worker: it compiles one WebAssembly program, which the page itself may not, reads files of the app and no others, and has nothing to
 * show.
 */
export const wasmWorkerPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"

/** Whether an address of the app is that of the one file which may compile WebAssembly. */
export function compilesWasm(address: string): boolean {
  return ruffWorker.test(new URL(address).pathname)
}
