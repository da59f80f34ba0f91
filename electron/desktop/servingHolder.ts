import { randomBytes } from 'node:crypto'
import { basename } from 'node:path'
import { defaultTarget, findTarget } from '../../shared/dify/targets'
import type { Language, Problem } from '../../shared/model/problem'
import type { ServedRequest, Serving } from '../../shared/model/serving'
import { plainKey } from '../../shared/model/servingText'
import type { Settings } from '../../shared/model/settings'
import { problem, ProblemError } from '../../shared/problems'
import type { Requirements, SettingsStore } from '../engineTypes'
import { addressesOf } from '../sandbox/server/ownAddresses'
import type { RunHistory } from '../runHistory/runHistory'
import { createServedKeeper, type ServedKeeper } from '../runHistory/servedKeeper'
import type { Served, Servers } from '../sandbox/server/serving'
import { reasonOf } from '../files/fileErrors'

export interface ServingHolderOptions {
  readonly servers: Servers
  readonly settings: Pick<SettingsStore, 'get' | 'update' | 'onChange'>
  /** The workspace whose packages are served: the one that is open when it starts. */
  readonly workspace: () => Promise<{
    readonly path: string
    requirements(): Promise<Requirements>
    serverEnv(): Promise<string>
  }>
  readonly language: () => Language
  readonly tell: (state: Serving) => void
  /** Keeps what ran in the run history of a workspace; whether it is kept. Never rejects. */
  readonly keepAll: RunHistory['keepAll']
  /** Some were kept in a workspace. */
  readonly onKept: (workspace: string) => void
}

/** Requests that are kept to be shown. */
const mostShown = 100
/** How often the page hears of requests, in milliseconds. */
const tellEvery = 150

/** A key that nobody guesses. */
const newKey = (): string => randomBytes(24).toString('base64url')

const problemOf = (error: unknown): Problem =>
  error instanceof ProblemError
    ? error.problem
    : problem('unexpected', 'workspace', { params: { reason: reasonOf(error) } })

/** What of the settings a server that is on goes by; another port counts when it is switched on again. */
const inForce = ({ serveKey, serveBeyond, serveDialect, target }: Settings): string =>
  JSON.stringify([serveKey, serveBeyond, serveDialect, target])

/** The window's one server of the sandbox API. It is off at each start of Nodelab, and ends with it. */
export function createServingHolder({
  servers,
  settings,
  workspace,
  language,
  tell,
  ...history
}: ServingHolderOptions) {
  let served: Served | null = null
  let servedFolder = ''
  let status: Serving['status'] = 'off'
  let trouble: Problem | null = null
  let started = ''
  let requests: ServedRequest[] = []
  let timer: NodeJS.Timeout | null = null
  /** Starts and stops go one after another. */
  let queue: Promise<unknown> = Promise.resolve()

  function state(): Serving {
    const target = served?.target ?? findTarget(settings.get().target) ?? defaultTarget
    return {
      status,
      address: served === null ? null : { host: served.host, port: served.port },
      others: served === null ? [] : addressesOf(served.host),
      workspace: served === null ? null : basename(servedFolder),
      target: target.id,
      dialect: target.sandbox.dialect,
      requests,
      problem: trouble,
    }
  }

  function tellSoon(): void {
    timer ??= setTimeout(() => {
      timer = null
      tell(state())
    }, tellEvery)
  }

  function set(next: Serving['status'], told: Problem | null): void {
    status = next
    trouble = told
    tell(state())
  }

  async function ownKey(): Promise<string> {
    const { serveKey } = settings.get()
    if (serveKey.trim() !== '') return serveKey
    const key = newKey()
    await settings.update({ serveKey: key })
    return key
  }

  function keeperFor(folder: string): ServedKeeper {
    return createServedKeeper({
      isOn: () => settings.get().keepRuns && settings.get().keepServed,
      keepAll: (ended) => history.keepAll(folder, ended),
      onKept: () => history.onKept(folder),
    })
  }

  /** Builds what requests will need; they wait for it meanwhile. */
  function prepare(mine: Served): void {
    mine.prepare().then(
      () => mine === served && set('on', null),
      (error: unknown) => mine === served && set('on', problemOf(error)),
    )
  }

  async function start(): Promise<void> {
    if (served !== null) return
    set('starting', null)
    try {
      const key = await ownKey()
      const now = settings.get()
      if (now.serveBeyond && key === plainKey) throw new ProblemError(problem('serve-key-plain', 'run'))
      const here = await workspace()
      started = inForce(now)
      servedFolder = here.path
      served = await servers.start({
        host: now.serveBeyond ? '0.0.0.0' : '127.0.0.1',
        port: now.servePort,
        key,
        target: findTarget(now.target) ?? defaultTarget,
        dialect: now.serveDialect === 'target' ? null : now.serveDialect,
        serverEnv: await here.serverEnv(),
        requirements: () => here.requirements(),
        language: language(),
        keeper: keeperFor(here.path),
        onRequest(request) {
          requests = [request, ...requests].slice(0, mostShown)
          tellSoon()
        },
      })
      requests = []
    } catch (error) {
      return set('off', problemOf(error))
    }
    if (inForce(settings.get()) === started) return prepare(served)
    // The settings changed meanwhile, and no change is heard of before there is a server.
    await stop()
    await start()
  }

  async function stop(): Promise<void> {
    const ending = served
    served = null
    await ending?.close()
    set('off', null)
  }

  function inTurn(work: () => Promise<void>): Promise<Serving> {
    const done = queue.then(work).then(state)
    queue = done.catch(() => undefined)
    return done
  }

  settings.onChange((changed) => {
    if (served === null || inForce(changed) === started) return
    inTurn(async () => {
      await stop()
      await start()
    }).catch((error: unknown) => set('off', problemOf(error)))
  })

  return {
    state,
    start: () => inTurn(start),
    stop: () => inTurn(stop),
    async newKey() {
      await settings.update({ serveKey: newKey() })
    },
  }
}
