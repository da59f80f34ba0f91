import { code, type HostileNode, refused } from './hostileNode'

const full = {
  language: 'python3',
  heldBy: ['disk'],
  ends: 'files-too-big',
  // In Dify's sandbox no file can be written: one of these calls is not in its list.
  likeDify: [refused, 'outside-refused'],
} as const

/** Nodes that take the disk. The space is only claimed, not written to: it is gone for others all the same. */
export const disk: readonly HostileNode[] = [
  {
    ...full,
    name: 'fills-the-disk',
    does: 'makes files in its own folder that take the disk together, each within what one file may have',
    code: code`
      import os, time
      def main():
          for n in range(4):
              with open(str(n), "wb") as file:
                  os.posix_fallocate(file.fileno(), 0, 600 * 2 ** 20)
          time.sleep(600)
    `,
  },
  {
    ...full,
    name: 'fills-the-disk-with-nameless-files',
    does: 'does so with files that it has removed and holds open, so that its folder is empty',
    code: code`
      import os, time
      def main():
          kept = []
          for n in range(4):
              kept.append(open(str(n), "wb"))
              os.remove(str(n))
          for file in kept:
              os.posix_fallocate(file.fileno(), 0, 600 * 2 ** 20)
          time.sleep(600)
    `,
  },
  {
    ...full,
    name: 'fills-the-disk-in-folders',
    does: 'does so deep in folders, in a process that it started',
    check: 'node-raised',
    code: code`
      import os, time
      def main():
          if os.fork() == 0:
              for n in range(40):
                  os.mkdir("a")
                  os.chdir("a")
                  with open("file", "wb") as file:
                      os.posix_fallocate(file.fileno(), 0, 60 * 2 ** 20)
          time.sleep(600)
    `,
  },
]
