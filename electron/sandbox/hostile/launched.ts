import { code, type HostileNode, patient, refused, short } from './hostileNode'

const javascript = { language: 'javascript', heldBy: ['process'], ends: 'succeeded' } as const

/**
 * Nodes that go for what a Node has in common with the process that launched it, and with the others which that launched: its descriptors, what it was
 * loaded from, its group, and the process itself.
 */
export const launched: readonly HostileNode[] = [
  {
    ...javascript,
    name: 'writes-places-js',
    does: 'writes what is no place where the places of its calls are read, each before a call that Dify refuses',
    code: code`
      const fs = require('fs')
      const texts = [
        '5', 'null', '{}', '[]', '[[],{}]', '["a"]', '{"a":1,"b":2}', '"ab"', '[1e999,"\\ud800"]', '["\\ud800\\udfff","\\u0000"]',
        '['.repeat(50000), '{"a":'.repeat(10000), '[' + '9'.repeat(5000) + ',1]', '["' + 'x'.repeat(59000) + '","y"]', 'armed', '[true,false]',
      ]
      function main() {
        for (const text of [...texts, Buffer.from([0xff, 0xfe, 0x80, 0x22, 0xc3])]) {
          try { fs.writeSync(6, text) } catch {}
          try { fs.writeSync(6, '\n') } catch {}
        }
        try { fs.writeSync(6, texts[Date.now() % texts.length] + '\n') } catch {}
        process.seteuid(process.getuid())
        return { result: 'x' }
      }
    `,
    // Where nobody looks at places, that number is one of Node's own pipes, which it fills and then waits for.
    ends: ['succeeded', 'run-timeout'],
    seconds: patient,
    heldBy: ['reading'],
    likeDify: refused,
  },
  {
    ...javascript,
    name: 'writes-places-without-end-js',
    does: 'writes there without end, so that whoever reads it has no time for others',
    code: code`
      const fs = require('fs')
      function main() {
        const text = 'x'.repeat(60000) + '\n'
        for (;;) try { fs.writeSync(6, text) } catch {}
      }
    `,
    heldBy: ['reading', 'time'],
    ends: 'run-timeout',
    seconds: short,
  },
  {
    ...javascript,
    name: 'calls-without-end-js',
    does: 'makes without end calls that Dify only seems to make, each of which is answered by whoever launched it',
    code: code`
      const fs = require('fs')
      function main() {
        for (;;) try { fs.mkdirSync('folder') } catch {}
      }
    `,
    heldBy: ['time'],
    ends: 'run-timeout',
    likeDify: ['run-timeout', refused],
    seconds: short,
  },
  {
    ...javascript,
    name: 'rewrites-its-prelude-js',
    does: 'puts code of its own into the file that was loaded before it, and into what lies around that',
    code: code`
      const fs = require('fs')
      const path = require('path')
      function main() {
        const own = 'process.reallyExit(77)\n'
        let given = []
        try { given = fs.readFileSync('/proc/self/cmdline', 'utf8').split('\0') } catch {}
        const files = [...given.filter((word) => /prelude/.test(word)), 'nodelab-prelude.cjs', '../nodelab-prelude.cjs', path.join(__dirname, 'nodelab-prelude.cjs')]
        // Where it may write anywhere, nothing of its own is to stay behind.
        for (const file of files.filter(fs.existsSync)) {
          try { fs.writeFileSync(file, own) } catch {}
          try { fs.unlinkSync(file) } catch {}
          try { fs.writeFileSync(file, own) } catch {}
          try { fs.closeSync(fs.openSync(file, 'a')) } catch {}
        }
        for (let number = 3; number < 100; number += 1) {
          try { if (fs.fstatSync(number).isFile()) fs.writeSync(number, own, 0) } catch {}
        }
        return { result: 'x' }
      }
    `,
    // In Dify's sandbox nothing can be written: it ends at the first call that would.
    likeDify: ['succeeded', refused],
  },
  {
    ...javascript,
    name: 'closes-its-lines-js',
    does: 'closes the lines over which it is answered for, and makes a call that Dify refuses',
    code: code`
      const fs = require('fs')
      function main() {
        for (const number of [3, 6]) try { fs.closeSync(number) } catch {}
        process.seteuid(process.getuid())
        return { result: 'x' }
      }
    `,
    likeDify: refused,
  },
  {
    ...javascript,
    name: 'speaks-for-others-js',
    does: 'says on every descriptor what its launcher, and other workers, would say',
    code: code`
      const fs = require('fs')
      function main() {
        const lines = [1, 2, 3, 4, 5].map((id) => '{"id":' + id + ',"exit":0,"refused":"no"}\n{"end":' + id + '}\n').join('')
        for (let number = 3; number < 100; number += 1) {
          // Node has pipes of its own, whose other ends it reads.
          try { if (fs.fstatSync(number).isSocket() || number === 6) fs.writeSync(number, lines) } catch {}
        }
        return { result: 'x' }
      }
    `,
    heldBy: ['reading'],
    likeDify: refused,
  },
  {
    ...javascript,
    name: 'inherits-js',
    does: 'looks for descriptors that are not its own: sockets beside its three streams and its line, and files',
    code: code`
      const fs = require('fs')
      function main() {
        const found = []
        for (let number = 0; number < 300; number += 1) {
          try {
            const one = fs.fstatSync(number)
            const isOwn = number < 4 ? one.isSocket() || one.isFIFO() : !one.isSocket()
            if (!isOwn || one.isFile() || one.isDirectory()) found.push(number)
          } catch {}
        }
        return { result: 'others: ' + (found.join(' ') || 'none') }
      }
    `,
    result: 'others: none',
    likeDify: refused,
  },
]
