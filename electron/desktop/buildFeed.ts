import type { Build } from '../../shared/model/environment'

/** How often the page hears of a build that goes on, in milliseconds: uv writes many lines, each of which changes the build. */
const defaultEvery = 40

/** Passes builds on: at once when one begins or ends, else the newest state of each at most once in `every` milliseconds. */
export function createBuildFeed(send: (build: Build) => void, every = defaultEvery) {
  const waiting = new Map<string, Build>()
  const lastStatus = new Map<string, Build['status']>()
  let timer: NodeJS.Timeout | null = null

  function flush(): void {
    timer = null
    const builds = [...waiting.values()]
    waiting.clear()
    for (const build of builds) send(build)
  }

  return (build: Build): void => {
    const isNews = lastStatus.get(build.id) !== build.status
    lastStatus.set(build.id, build.status)
    if (isNews) {
      waiting.delete(build.id)
      send(build)
      return
    }
    waiting.set(build.id, build)
    timer ??= setTimeout(flush, every)
  }
}
