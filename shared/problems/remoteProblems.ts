import type { ProblemTable } from '../model/problem'

/** What can go wrong with a run on a server elsewhere. Dify's own sentence stands beside these, untranslated. */
export const remoteProblems = {
  'remote-busy': {
    en: {
      title: 'The sandbox at {address} takes no more runs',
      why: 'It answered 503: as many runs are under way or waiting there as its `max_requests` allows.',
      next: 'Run again in a moment. Whoever runs the server can set MAX_REQUESTS and MAX_WORKERS higher.',
    },
    'zh-CN': {
      title: '{address} 的沙箱不再接受运行',
      why: '它返回了 503：正在运行和等待的请求数已达到 `max_requests`。',
      next: '请稍后再运行。服务器的管理员可以调高 MAX_REQUESTS 和 MAX_WORKERS。',
    },
  },
  'remote-key': {
    en: {
      title: 'The sandbox at {address} refuses the key',
      why: 'It answered 401: the key in `X-Api-Key` is not the one that the server was started with.',
      next: 'Enter the key in Settings, Other sandboxes. In Dify it is CODE_EXECUTION_API_KEY, on the server API_KEY.',
    },
    'zh-CN': {
      title: '{address} 的沙箱拒绝了密钥',
      why: '它返回了 401：`X-Api-Key` 中的密钥与服务器启动时设置的不同。',
      next: '请在“设置”的“其他沙箱”中填写密钥。在 Dify 中它是 CODE_EXECUTION_API_KEY，在服务器上是 API_KEY。',
    },
  },
  'remote-status': {
    en: {
      title: 'The server at {address} answered with status {status}',
      why: 'A sandbox answers a run with 200; Dify takes anything else for a network issue.',
      next: 'Check that the address is the one of the sandbox itself, without `/v1`, and look into its log.',
    },
    'zh-CN': {
      title: '{address} 的服务器返回了状态码 {status}',
      why: '沙箱对运行请求返回 200；其他状态码都会被 Dify 视为网络问题。',
      next: '请确认该地址就是沙箱本身的地址（不含 `/v1`），并查看其日志。',
    },
  },
  'remote-redirect': {
    en: {
      title: 'The server at {address} sends on to another address',
      why: 'It answered {status} and named {location}. Nodelab, like Dify, does not follow: the key is for this address alone.',
      next: 'Enter the address that it names in Settings, Other sandboxes, if you trust it.',
    },
    'zh-CN': {
      title: '{address} 的服务器要求转到另一个地址',
      why: '它返回了 {status}，并指向 {location}。与 Dify 一样，Nodelab 不会跟随：密钥只用于这个地址。',
      next: '如果信任该地址，请在“设置”的“其他沙箱”中填写它。',
    },
  },
  'remote-dns': {
    en: {
      title: 'The name in {address} was not found',
      why: 'No machine of this name is known here. `sandbox` and the like are names within Docker or a cluster alone.',
      next: "Enter the server's address as this machine reaches it.",
    },
    'zh-CN': {
      title: '找不到 {address} 中的主机名',
      why: '本机不认识这个主机名。`sandbox` 之类的名称只在 Docker 或集群内部有效。',
      next: '请填写从本机能够访问的服务器地址。',
    },
  },
  'remote-refused': {
    en: {
      title: 'Nothing answers at {address}',
      why: 'The connection was refused: {reason}.',
      next: 'Start the server, or correct the port. A container has to publish it, such as with `-p 8194:8194`.',
    },
    'zh-CN': {
      title: '{address} 没有应答',
      why: '连接被拒绝：{reason}。',
      next: '请启动服务器或改正端口。容器需要公开端口，例如 `-p 8194:8194`。',
    },
  },
  'remote-connect-timeout': {
    en: {
      title: '{address} could not be reached in time',
      why: "No connection came about within 10 s, the time that Dify's client waits.",
      next: 'Check the address, and whether a firewall lies between.',
    },
    'zh-CN': {
      title: '未能及时连接到 {address}',
      why: '10 秒内没有建立连接，这是 Dify 客户端等待的时间。',
      next: '请检查地址，以及中间是否有防火墙。',
    },
  },
  'remote-read-timeout': {
    en: {
      title: 'The sandbox at {address} did not answer in time',
      why: "Dify's client gives up after 60 s without a word (CODE_EXECUTION_READ_TIMEOUT).",
      next: 'Look for a slow call, or whether all workers of the server are busy. A run goes on there until its own limit.',
    },
    'zh-CN': {
      title: '{address} 的沙箱未及时应答',
      why: 'Dify 的客户端在 60 秒没有应答后放弃（CODE_EXECUTION_READ_TIMEOUT）。',
      next: '请检查是否有缓慢的调用，或服务器的工作进程是否都被占用。该运行在那里会持续到服务器自己的时限。',
    },
  },
  'remote-certificate': {
    en: {
      title: 'The certificate of {address} is not trusted',
      why: '{reason}.',
      next: 'Name the file of your certificates in Settings, Packages, or use the http address within a trusted network.',
    },
    'zh-CN': {
      title: '{address} 的证书不受信任',
      why: '{reason}。',
      next: '请在“设置”的“软件包”中指定证书文件，或在可信网络中使用 http 地址。',
    },
  },
  'remote-dropped': {
    en: {
      title: 'The server at {address} ended the connection without an answer',
      why: '{reason}. On dify-sandbox-py an `exit` in the code ends the whole server.',
      next: 'Look whether the server still runs, and into its log.',
    },
    'zh-CN': {
      title: '{address} 的服务器没有应答就断开了连接',
      why: '{reason}。在 dify-sandbox-py 中，代码里的 `exit` 会结束整个服务器。',
      next: '请检查服务器是否仍在运行，并查看其日志。',
    },
  },
  'remote-not-sandbox': {
    en: {
      title: 'What answers at {address} is no sandbox',
      why: 'Its answer is not the one of a server that speaks the sandbox API.',
      next: "Check the address: it is that of the sandbox, not of Dify's own page or API.",
    },
    'zh-CN': {
      title: '{address} 上应答的不是沙箱',
      why: '其应答不符合沙箱 API。',
      next: '请检查地址：应为沙箱的地址，而不是 Dify 的页面或 API。',
    },
  },
  'remote-code': {
    en: {
      title: 'The sandbox at {address} refused the run',
      why: 'It answered with code {code}: {message}.',
      next: 'The code of the node did not run. Look into the log of the server.',
    },
    'zh-CN': {
      title: '{address} 的沙箱拒绝了这次运行',
      why: '它返回了代码 {code}：{message}。',
      next: '节点的代码没有运行。请查看服务器的日志。',
    },
  },
  'remote-timeout': {
    en: {
      title: 'The server stopped the run at its time limit',
      why: "The limit is the server's own (WORKER_TIMEOUT); its answer does not say how long it is.",
      next: 'Look for an endless loop or a slow call.',
    },
    'zh-CN': {
      title: '服务器在其时限到达时停止了运行',
      why: '时限由服务器决定（WORKER_TIMEOUT），应答中没有说明时长。',
      next: '请检查死循环或缓慢的调用。',
    },
  },
  'remote-call-refused': {
    en: {
      title: 'The sandbox stopped the code at a call that it forbids',
      why: 'It says no more than "operation not permitted": neither the call nor the line.',
      next: 'Run it here to see which line it is, or ask whoever runs the server for ALLOWED_SYSCALLS.',
    },
    'zh-CN': {
      title: '沙箱在代码发出被禁止的调用时将其停止',
      why: '它只说明 "operation not permitted"，既不说是哪个调用，也不说在哪一行。',
      next: '请在本机运行以查看是哪一行，或请服务器管理员设置 ALLOWED_SYSCALLS。',
    },
  },
  'remote-no-line': {
    en: {
      title: '{message}',
      why: 'The server tells no line: dify-sandbox-py passes on the text of an error alone, and an official sandbox any text on stderr.',
      next: 'Run it here to see the line, or look into the code for what writes this text.',
    },
    'zh-CN': {
      title: '{message}',
      why: '服务器没有给出行号：dify-sandbox-py 只传回错误文本，官方沙箱则会传回 stderr 上的任何文字。',
      next: '请在本机运行以查看行号，或在代码中查找输出这段文字的地方。',
    },
  },
  'remote-packages-left': {
    en: {
      title: "The node's own packages stay here",
      why: 'A server runs a node with its own packages; {names} were not sent.',
      next: "Put them into the server's python-requirements.txt if they are missing there.",
    },
    'zh-CN': {
      title: '节点自己的软件包不会发送',
      why: '服务器用它自己的软件包运行节点，{names} 没有发送。',
      next: '如果服务器缺少它们，请写入服务器的 python-requirements.txt。',
    },
  },
  'remote-open': {
    en: {
      title: 'The server at {address} takes any key',
      why: 'It answered a wrong key as it answers yours, so everyone who reaches it can run code there.',
      next: 'Start it with a key of its own (API_KEY).',
    },
    'zh-CN': {
      title: '{address} 的服务器接受任何密钥',
      why: '它对错误密钥的应答与对正确密钥的相同，因此任何能访问它的人都能在那里运行代码。',
      next: '请用自己的密钥启动它（API_KEY）。',
    },
  },
  'remote-no-network': {
    en: {
      title: 'The server at {address} gives no network',
      why: 'Dify asks for one with every run, so this server refuses every run of Dify.',
      next: 'Set ENABLE_NETWORK to true on the server.',
    },
    'zh-CN': {
      title: '{address} 的服务器不提供网络',
      why: 'Dify 每次运行都会请求网络，因此该服务器会拒绝 Dify 的所有运行。',
      next: '请在服务器上把 ENABLE_NETWORK 设为 true。',
    },
  },
  'remote-probe-failed': {
    en: {
      title: 'This could not be found out',
      why: 'The server ran the question and said: {message}.',
      next: '',
    },
    'zh-CN': { title: '未能得知', why: '服务器运行了查询并返回：{message}。', next: '' },
  },
} as const satisfies ProblemTable
