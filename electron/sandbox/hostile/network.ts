import { code, type HostileNode, patient, refused } from './hostileNode'

const python = { language: 'python3', ends: 'succeeded' } as const

/** Nodes that go for what listens on this machine. */
export const network: readonly HostileNode[] = [
  {
    ...python,
    name: 'calls-a-loopback-service',
    does: 'connects to a service of this machine: with the network on, as Dify has it, only a key of its own protects that',
    code: code`
      import socket
      def main():
          with socket.create_connection(("127.0.0.1", @PORT@), 5) as one:
              one.sendall(b"hello")
              return {"result": one.recv(20).decode()}
    `,
    heldBy: ['process'],
    result: 'hello back',
  },
  {
    ...python,
    name: 'holds-a-loopback-service',
    does: 'opens 200 connections to a service of this machine and says nothing',
    code: code`
      import socket
      def main():
          kept = [socket.create_connection(("127.0.0.1", @PORT@), 5) for _ in range(200)]
          return {"result": str(len(kept))}
    `,
    heldBy: ['limits'],
    ends: ['succeeded', 'too-many-files'],
  },
  {
    ...python,
    name: 'abstract-socket',
    does: 'connects to an abstract Unix socket of another program',
    code: code`
      import socket
      def main():
          # Some programs fill the name up with zeros.
          for name in ("\0@ABSTRACT@", "\0@ABSTRACT@".ljust(108, "\0")):
              try:
                  socket.socket(socket.AF_UNIX).connect(name)
                  return {"result": "connected"}
              except ConnectionRefusedError:
                  pass
    `,
    heldBy: ['scopes'],
    needs: ['scopes'],
    ends: 'outside-refused',
  },
  {
    ...python,
    name: 'floods-the-hub',
    does: 'looks for the sockets of Nodelab and floods them with what is no token',
    code: code`
      import glob, socket
      def main():
          kept = []
          for path in glob.glob("/tmp/nodelab-*/*"):
              for n in range(20):
                  one = socket.socket(socket.AF_UNIX)
                  one.settimeout(0.1)
                  try:
                      one.connect(path)
                      one.sendall(b"x" * 100000 + b"\n" if n % 2 else b"")
                      kept.append(one)
                  except OSError:
                      pass
          return {"result": "x"}
    `,
    heldBy: ['reading'],
    likeDify: ['succeeded', refused],
    check: 'hangs-after-result',
  },
  {
    ...python,
    name: 'raw-socket',
    does: 'opens a raw socket, which only an administrator may',
    code: code`
      import socket
      def main():
          try:
              socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP).close()
          except PermissionError:
              return {"result": "refused"}
          return {"result": "opened"}
    `,
    heldBy: ['process'],
  },
  {
    ...python,
    name: 'listens',
    does: 'listens on every address, waits for nobody, and returns',
    code: code`
      import socket
      server = socket.socket()
      def main():
          server.bind(("0.0.0.0", 0))
          server.listen()
          return {"result": "x"}
    `,
    heldBy: ['process'],
  },
  {
    name: 'keeps-listening-js',
    does: 'listens on loopback and so never ends',
    language: 'javascript',
    code: code`
      function main() {
        require('net').createServer().listen(0, '127.0.0.1')
        return { result: 'x' }
      }
    `,
    heldBy: ['time'],
    ends: 'hangs-after-result',
    likeDify: ['hangs-after-result', refused],
    seconds: patient,
  },
]
