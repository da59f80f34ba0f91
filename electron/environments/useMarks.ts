import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isMissing } from '../files/fileErrors'
import { exists } from '../files/look'
import { renamePatiently } from '../files/patientRename'
import { isAlive } from '../processes/signals'
import { hostName } from '../workspace/processMark'

/** A mark of another machine, whose processes can't be seen, counts for so long after it was written, in milliseconds: a day. */
const staleAfter = 86_400_000

/** The marks of this process, which tell it from an earlier one that had the same number. */
const ownTokens = new Set<string>()

/** Before a key in whose environment a run goes on, which is named without it as well. */
const ofRun = 'run '

/** What other processes use, and what of it their runs go on in. */
export interface UsedByOthers {
  readonly used: ReadonlySet<string>
  readonly running: ReadonlySet<string>
}

/** The process that left a mark; null for a file that is none. */
function ownerOf(name: string): { host: string; pid: number; token: string } | null {
  const [, host, pid, by] = /^([\w-]+)\.(\d+)-([0-9a-f]+)$/.exec(name) ?? []
  return host === undefined || by === undefined ? null : { host, pid: Number(pid), token: by }
}

/**
 * Which environments are in use, told between the processes that share a data folder: each leaves one file with the keys of its own, and what is
 * named in a file of another that lives is not removed.
 */
export function createUseMarks(root: string) {
  const token = randomBytes(4).toString('hex')
  ownTokens.add(token)
  const name = `${hostName}.${process.pid}-${token}`
  const own = join(root, name)
  let written = ''
  /** Marks are written one after the other, so that the newest is what stays. */
  let last: Promise<void> = Promise.resolve()

  async function write(text: string): Promise<void> {
    // The whole data folder may have been removed meanwhile.
    if (text === written && (text === '' || (await exists(own)))) return
    written = text
    if (text === '') return rm(own, { force: true })
    await mkdir(root, { recursive: true })
    // Put in place at once, so that nobody reads a half; that it outlives a power cut is of no use, and costs the switch its speed.
    await writeFile(`${own}.new`, text)
    await renamePatiently(`${own}.new`, own)
  }

  async function isAbandoned(mark: string): Promise<boolean> {
    const owner = ownerOf(mark)
    // The file of a write that goes on beside it.
    if (owner === null) return false
    if (owner.host === hostName) return owner.pid === process.pid ? !ownTokens.has(owner.token) : !isAlive(owner.pid)
    return Date.now() - (await stat(join(root, mark))).mtimeMs > staleAfter
  }

  return {
    /** Tells the others which environments this process uses, and in which it runs. One that can't be told is no hindrance to using it. */
    set(keys: ReadonlySet<string>, running: ReadonlySet<string> = new Set()): Promise<void> {
      const text = [...[...running].map((key) => ofRun + key), ...keys].sort().join('\n')
      last = last.then(() => write(text)).catch(() => undefined)
      return last
    },

    /** Takes this one's mark away, for good. */
    async leave(): Promise<void> {
      last = last.then(() => write('')).catch(() => undefined)
      await last
      ownTokens.delete(token)
    },

    /** The keys that other processes use. Marks of ended ones are taken away. */
    async others(): Promise<UsedByOthers> {
      const names = await readdir(root).catch((error: unknown) => {
        if (!isMissing(error)) throw error
        return []
      })
      const used = new Set<string>()
      const running = new Set<string>()
      for (const mark of names.filter((one) => one !== name)) {
        try {
          if (await isAbandoned(mark)) await rm(join(root, mark), { force: true })
          else
            for (const line of (await readFile(join(root, mark), 'utf8')).split('\n')) {
              if (line.startsWith(ofRun)) running.add(line.slice(ofRun.length))
              else used.add(line)
            }
        } catch (error) {
          // Its process took it away meanwhile.
          if (!isMissing(error)) throw error
        }
      }
      return { used, running }
    },
  }
}

export type UseMarks = ReturnType<typeof createUseMarks>

/** Whether a process other than this one has left a mark there, and lives: a command or a server in a terminal. */
export async function usedByOtherProcesses(root: string): Promise<boolean> {
  const names = await readdir(root).catch((error: unknown) => {
    if (!isMissing(error)) throw error
    return []
  })
  for (const name of names) {
    const owner = ownerOf(name)
    if (owner === null || (owner.host === hostName && owner.pid === process.pid)) continue
    if (owner.host === hostName ? isAlive(owner.pid) : Date.now() - (await stat(join(root, name))).mtimeMs < staleAfter)
      return true
  }
  return false
}
