import { lookForUv } from '../environments/findUv'

/** Tells uv's version by looking for uv once it is asked for; null where none is found (yet). Never rejects: a build tells what is wrong. */
export function createUvVersion(search: () => Parameters<typeof lookForUv>[0], log: (text: string) => void) {
  let looking: Promise<string | null> | null = null

  async function look(): Promise<string | null> {
    try {
      const version = (await lookForUv(search()))?.version ?? null
      // One that is missing now may have come by the next question.
      if (version === null) looking = null
      return version
    } catch (error) {
      log(`uv: ${String(error)}`)
      looking = null
      return null
    }
  }

  return (): Promise<string | null> => (looking ??= look())
}
