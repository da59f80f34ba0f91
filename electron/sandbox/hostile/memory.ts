import { code, type HostileNode, refused } from './hostileNode'

const unlimited = { language: 'python3', heldBy: ['limits'], needs: ['limits'] } as const
const byItself = { language: 'python3', heldBy: ['process'] } as const

/** Nodes that take all memory or all of the disk. Most look first whether a limit holds them, and say so where none does. */
export const memory: readonly HostileNode[] = [
  {
    ...unlimited,
    name: 'list-of-10-gb',
    does: 'makes a list of 10 GB',
    code: code`
      def main():
          return {"result": str(len([0] * (10 * 2 ** 30 // 8)))}
    `,
    ends: 'memory-used-up',
  },
  {
    ...unlimited,
    name: 'grows-without-end',
    does: 'takes 64 megabytes after the other',
    code: code`
      import resource
      def main():
          kept = []
          if resource.getrlimit(resource.RLIMIT_AS)[0] == resource.RLIM_INFINITY:
              return {"result": "no limit"}
          while True:
              kept.append(bytearray(64 * 2 ** 20))
    `,
    ends: 'memory-used-up',
    likeDify: refused,
  },
  {
    ...unlimited,
    name: 'maps-100-gb',
    does: 'maps 100 GB past the heap',
    code: code`
      import mmap, resource
      def main():
          if resource.getrlimit(resource.RLIMIT_AS)[0] == resource.RLIM_INFINITY:
              return {"result": "no limit"}
          mmap.mmap(-1, 100 * 2 ** 30)
          return {"result": "mapped"}
    `,
    ends: 'memory-used-up',
    likeDify: refused,
  },
  {
    ...byItself,
    name: 'text-of-100-tb',
    does: 'makes a text of 100 TB, which no machine has',
    code: code`
      def main():
          return {"result": "x" * 10 ** 14}
    `,
    ends: 'memory-used-up',
  },
  {
    ...byItself,
    name: 'memory-by-its-own-limit',
    does: 'meets a limit of its memory',
    code: code`
      import resource
      def main():
          resource.setrlimit(resource.RLIMIT_AS, (2 ** 29, 2 ** 29))
          kept = []
          while True:
              kept.append(bytearray(2 ** 24))
    `,
    ends: 'memory-used-up',
    likeDify: [refused, 'memory-used-up'],
  },
  {
    name: 'grows-without-end-js',
    does: 'keeps arrays without end, in a heap of 64 MB',
    language: 'javascript',
    code: code`
      require('v8').setFlagsFromString('--max-old-space-size=64')
      function main() {
        const kept = []
        for (let n = 0; n < 100; n += 1) kept.push(new Array(1e6).fill(n + 0.5))
        return { result: 'kept' }
      }
    `,
    heldBy: ['process'],
    // A limit that is set late is not heard by every version: then it stops at 800 MB by itself.
    ends: ['memory-used-up', 'succeeded'],
  },
  {
    ...unlimited,
    name: 'buffers-without-end-js',
    does: 'keeps buffers without end, which lie outside the heap of its language',
    language: 'javascript',
    code: code`
      function main() {
        const kept = []
        for (let n = 0; n < 100; n += 1) kept.push(Buffer.allocUnsafeSlow(256 * 2 ** 20))
        return { result: 'kept' }
      }
    `,
    ends: 'memory-used-up',
  },
  {
    ...unlimited,
    name: 'web-assembly-memory-js',
    does: 'takes memory of WebAssembly without end',
    language: 'javascript',
    code: code`
      function main() {
        const kept = []
        for (let n = 0; n < 100; n += 1) kept.push(new WebAssembly.Memory({ initial: 4096 }))
        return { result: 'kept' }
      }
    `,
    ends: 'memory-used-up',
  },
  {
    ...byItself,
    name: 'takes-processor-time',
    does: 'meets a limit of its processor time',
    code: code`
      import resource
      def main():
          resource.setrlimit(resource.RLIMIT_CPU, (1, 20))
          while True:
              pass
    `,
    ends: 'processor-used-up',
    likeDify: [refused, 'processor-used-up'],
  },
  {
    ...unlimited,
    name: 'file-without-end',
    does: 'writes a file without end in its own folder',
    code: code`
      import resource
      def main():
          if resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY:
              return {"result": "no limit"}
          block = b"x" * 2 ** 20
          with open("big", "wb") as file:
              # Near the limit of a gigabyte, so as not to write all of that.
              file.seek(2 ** 30 - 2 ** 22)
              for _ in range(4096):
                  file.write(block)
          return {"result": "written"}
    `,
    ends: 'file-too-big',
    likeDify: ['file-too-big', 'outside-refused', refused],
  },
  {
    ...unlimited,
    name: 'sparse-file',
    does: 'makes a file of a terabyte by writing its last byte',
    code: code`
      import resource
      def main():
          if resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY:
              return {"result": "no limit"}
          with open("big", "wb") as file:
              file.seek(2 ** 40)
              file.write(b"x")
          return {"result": "written"}
    `,
    ends: 'file-too-big',
    likeDify: ['file-too-big', 'outside-refused', refused],
  },
  {
    ...byItself,
    name: 'file-by-its-own-limit',
    does: 'meets a limit of the size of files',
    code: code`
      import resource
      def main():
          resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
          with open("big", "wb") as file:
              file.write(b"x" * 10000)
          return {"result": "written"}
    `,
    ends: 'file-too-big',
    likeDify: [refused, 'file-too-big', 'outside-refused'],
  },
  {
    ...byItself,
    name: 'disk-is-full',
    does: 'writes to a disk that has no room: the device that always says so stands in for it',
    code: code`
      def main():
          with open("/dev/full", "w") as file:
              file.write("x")
          return {"result": "written"}
    `,
    ends: ['disk-full', 'outside-refused'],
  },
]
