import { lookForUv } from '../environments/findUv'

/** How long the page waits for it at the start, in milliseconds: a uv on a sleeping disk must not keep the window empty. */
const patience = 40

/** Tells uv's version by looking for uv beside the start; null where none is found (yet). Never rejects: a build tells what is wrong. */
export function createUvVersion(search: () => Parameters<typeof lookForUv>[0], log: (text: string) => void) {
  let known: string | null = null
  let looking: Promise<void> | null = null

  async function look(): Promise<void> {
    try {
      known = (await lookForUv(search()))?.version ?? null
    } catch (error) {
      log(`uv: ${String(error)}`)
    }
    looking = null
  }

  return async (): Promise<string | null> => {
    if (known !== null) return known
    looking ??= look()
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, patience)
    })
    await Promise.race([looking, late])
    clearTimeout(timer)
    return known
  }
}
