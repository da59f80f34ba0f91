import { code, type HostileNode, refused } from './hostileNode'

const outside = { language: 'python3', heldBy: ['landlock'], needs: ['landlock'], ends: 'outside-refused' } as const
const own = { language: 'python3', heldBy: ['process'], ends: 'succeeded' } as const
/** In Dify's sandbox nothing can be written: most ends at the first call that would. Here its own folder is the run's. */
const notInDify = [refused, 'outside-refused', 'node-raised', 'succeeded']

/** Nodes that go for files that are not theirs, or leave in their own folder what is hard to remove. */
export const files: readonly HostileNode[] = [
  {
    ...outside,
    name: 'writes-outside',
    does: 'writes a file outside its folder',
    code: code`
      def main():
          with open("@OUTSIDE@/new.txt", "w") as file:
              file.write("x")
          return {"result": "written"}
    `,
  },
  {
    ...outside,
    name: 'empties-a-file',
    does: 'empties a file of the author',
    code: code`
      import os
      def main():
          os.truncate("@OUTSIDE@/secret.txt", 0)
          return {"result": "emptied"}
    `,
    likeDify: [refused, 'outside-refused'],
  },
  {
    ...outside,
    name: 'removes-a-file',
    does: 'removes a file of the author',
    code: code`
      import os
      def main():
          os.remove("@OUTSIDE@/secret.txt")
          return {"result": "removed"}
    `,
    likeDify: refused,
  },
  {
    ...outside,
    name: 'reads-the-home',
    does: 'reads a file of the author',
    code: code`
      def main():
          with open("@OUTSIDE@/secret.txt") as file:
              return {"result": file.read()}
    `,
  },
  {
    ...outside,
    name: 'lists-the-home',
    does: 'lists the folder of the author',
    code: code`
      import os
      def main():
          return {"result": str(os.listdir("@OUTSIDE@"))}
    `,
  },
  {
    ...outside,
    name: 'follows-a-link',
    does: 'reads a file of the author through a link in its own folder',
    code: code`
      import os
      def main():
          os.symlink("@OUTSIDE@/secret.txt", "link")
          with open("link") as file:
              return {"result": file.read()}
    `,
    likeDify: refused,
  },
  {
    ...outside,
    name: 'links-hard',
    does: 'gives a file of the author a second name in its own folder',
    code: code`
      import os
      def main():
          os.link("@OUTSIDE@/secret.txt", "mine")
          with open("mine") as file:
              return {"result": file.read()}
    `,
    // Into another folder: Linux says that it is another disk.
    ends: ['outside-refused', 'node-raised'],
    likeDify: refused,
  },
  {
    ...outside,
    name: 'goes-round-by-proc',
    does: 'reads a file of the author through /proc',
    code: code`
      def main():
          with open("/proc/self/root/@OUTSIDE@/secret.txt") as file:
              return {"result": file.read()}
    `,
  },
  {
    ...outside,
    name: 'looks-at-other-runs',
    does: 'lists the folders of other runs',
    code: code`
      import os
      def main():
          return {"result": str(os.listdir(".."))}
    `,
  },
  {
    ...outside,
    name: 'reads-variables-of-the-app',
    does: 'reads the variables of Nodelab itself',
    code: code`
      def main():
          with open("/proc/@APP@/environ") as file:
              return {"result": file.read()}
    `,
  },
  {
    ...outside,
    name: 'reads-files-of-the-app-js',
    does: 'lists the files that Nodelab has open, and reads its program',
    language: 'javascript',
    code: code`
      function main() {
        const fs = require('fs')
        return { result: String(fs.readdirSync('/proc/@APP@/fd')) + fs.readFileSync('/proc/@APP@/cmdline', 'utf8') }
      }
    `,
  },
  {
    ...outside,
    name: 'changes-the-environment',
    does: 'writes a module into the environment, which each run would import',
    code: code`
      def main():
          with open("@SITE@/hostile_module.py", "w") as file:
              file.write("x = 1")
          return {"result": "written"}
    `,
  },
  {
    ...outside,
    name: 'writes-outside-js',
    does: 'writes a file outside its folder',
    language: 'javascript',
    code: code`
      function main() {
        require('fs').writeFileSync('@OUTSIDE@/new.txt', 'x')
        return { result: 'written' }
      }
    `,
  },
  {
    ...outside,
    name: 'reads-the-home-js',
    does: 'reads a file of the author',
    language: 'javascript',
    code: code`
      function main() {
        return { result: require('fs').readFileSync('@OUTSIDE@/secret.txt', 'utf8') }
      }
    `,
  },
  {
    ...own,
    name: 'deep-folders',
    does: 'makes 1,000 folders in each other, deeper than a path may be long',
    code: code`
      import os
      def main():
          for _ in range(1000):
              os.mkdir("a folder")
              os.chdir("a folder")
          return {"result": "x"}
    `,
    likeDify: notInDify,
  },
  {
    ...own,
    name: 'locked-folders',
    does: 'takes all rights from what it made in its folder, and from the folder',
    code: code`
      import os
      def main():
          os.mkdir("a")
          with open("a/b", "w") as file:
              file.write("x")
          os.chmod("a/b", 0)
          os.chmod("a", 0)
          os.chmod(".", 0)
          return {"result": "x"}
    `,
    likeDify: notInDify,
  },
  {
    ...own,
    name: 'strange-names',
    does: 'makes files with names that are no text',
    code: code`
      import os
      def main():
          for name in (b"\xff\xfe", b"a\nb", b" ", b"-rf", b"\x1b[2J", b"x" * 255):
              os.close(os.open(name, os.O_CREAT | os.O_WRONLY))
          os.mkfifo("pipe")
          return {"result": "x"}
    `,
    likeDify: notInDify,
  },
  {
    ...own,
    name: 'many-files',
    does: 'makes 1,000 files',
    code: code`
      import os
      def main():
          for n in range(1000):
              os.close(os.open(str(n), os.O_CREAT | os.O_WRONLY))
          return {"result": "x"}
    `,
    likeDify: notInDify,
    check: 'hangs-after-result',
  },
  {
    ...own,
    name: 'removes-its-folder',
    does: 'removes its own folder',
    code: code`
      import os, shutil
      def main():
          shutil.rmtree(os.getcwd(), ignore_errors=True)
          return {"result": "x"}
    `,
    likeDify: refused,
  },
  {
    ...own,
    name: 'leaves-a-link',
    does: 'leaves a link to a folder of the author: who removes the one must not follow the other',
    code: code`
      import os
      def main():
          os.symlink("@OUTSIDE@", "link")
          return {"result": "x"}
    `,
    likeDify: refused,
    check: 'hangs-after-result',
  },
]
