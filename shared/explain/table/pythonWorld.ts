import type { Explanation } from '../explanation'

/** Errors of Python by what is around the code: memory, files, threads, the network. */
export const pythonWorld: readonly Explanation[] = [
  {
    id: 'memory',
    of: 'python',
    title: 'Memory is used up',
    classes: ['MemoryError', '_ArrayMemoryError', 'ArrayMemoryError'],
    texts: {
      en: [
        'The code asked for more memory than a run may have.',
        'Usually a list or text grows without end, or a whole file or table is held several times.',
        'Go through the data piece by piece, and keep only what is returned.',
      ],
      'zh-CN': [
        '代码申请的内存超过了一次运行的上限。',
        '通常是列表或文本无限增长，或整份文件、表被保存了多份。',
        '请分块处理数据，只保留要返回的部分。',
      ],
    },
  },
  {
    id: 'permission',
    of: 'python',
    title: 'PermissionError: the sandbox refuses',
    classes: ['PermissionError'],
    texts: {
      en: [
        'The system refused what the code asked of it: a file, a folder or a process.',
        'In a sandbox of Dify a script may write nowhere and start nothing; here the same rules hold.',
        'Keep data in memory (`io.BytesIO`, `io.StringIO`), or return it for another node. The Sandbox tab tells what an operator would have to allow.',
      ],
      'zh-CN': [
        '系统拒绝了代码的请求：文件、文件夹或进程。',
        '在 Dify 的沙箱中，脚本不能写任何位置，也不能启动任何程序；这里遵循同样的规则。',
        '请把数据留在内存中（`io.BytesIO`、`io.StringIO`），或返回给其他节点。“沙箱”标签会说明管理员需要允许什么。',
      ],
    },
  },
  {
    id: 'file-not-found',
    of: 'python',
    title: 'A file that is not there',
    classes: ['FileNotFoundError', 'NotADirectoryError', 'IsADirectoryError'],
    matches: /(?:: (?<path>'[^]*'))?$/,
    texts: {
      en: [
        'The file {path} is not there.',
        'A code node runs in a folder of its own, which is empty: files of the workflow are not on its disk, they come as inputs.',
        "Take a file's content as an input, from a Document Extractor or an HTTP node.",
      ],
      'zh-CN': [
        '文件 {path} 不存在。',
        '代码节点在自己的空文件夹中运行：工作流的文件不在磁盘上，而是作为输入传入。',
        '请通过输入取得文件内容，例如来自文档提取器或 HTTP 节点。',
      ],
    },
  },
  {
    id: 'no-thread',
    of: 'python',
    title: 'No thread can be started',
    classes: ['RuntimeError'],
    matches: /^can't start new thread/,
    texts: {
      en: [
        'The code starts a thread, and the system gives it none.',
        "Usually it is the sandbox's list of calls, or hundreds of threads at once.",
        'Do the work one after the other; some packages have a switch for it, such as `OPENBLAS_NUM_THREADS=1`.',
      ],
      'zh-CN': [
        '代码要启动线程，但系统不允许。',
        '通常是沙箱的调用清单所限，或同时启动了数百个线程。',
        '请依次执行；有些软件包有相应开关，如 `OPENBLAS_NUM_THREADS=1`。',
      ],
    },
  },
  {
    id: 'requests-timeout',
    of: 'python',
    title: 'A server that does not answer in time',
    classes: ['Timeout', 'ConnectTimeout', 'ReadTimeout', 'PoolTimeout', 'TimeoutError', 'timeout'],
    texts: {
      en: [
        'The server did not answer within the time that the code gives it.',
        "Usually the address can't be reached from this machine or from Dify's sandbox, or the service is slow.",
        'Give a `timeout` below the time limit of the node, catch the error, and use the retry of the node.',
      ],
      'zh-CN': [
        '服务器没有在代码给定的时间内响应。',
        '通常是此机器或 Dify 沙箱无法访问该地址，或服务较慢。',
        '请把 `timeout` 设得小于节点时限，捕获该错误，并使用节点的重试。',
      ],
    },
  },
  {
    id: 'requests-ssl',
    of: 'python',
    title: 'A certificate that is not trusted',
    classes: ['SSLError', 'SSLCertVerificationError', 'ConnectError'],
    matches: /SSL|certificate/i,
    texts: {
      en: [
        'The connection was given up, since the certificate of the server is not trusted.',
        'Usually the server has one of its own making, it has run out, or a proxy stands between.',
        "Have the server's certificate mended; `verify=False` turns the check off and is for trying out alone.",
      ],
      'zh-CN': [
        '连接被放弃，因为服务器的证书不受信任。',
        '通常证书是自签的、已过期，或中间有代理。',
        '请修复服务器证书；`verify=False` 会关闭检查，仅供试验。',
      ],
    },
  },
  {
    id: 'requests-connection',
    of: 'python',
    title: 'A server that can not be reached',
    classes: [
      'ConnectionError',
      'ConnectError',
      'ProxyError',
      'ConnectionRefusedError',
      'ConnectionResetError',
      'gaierror',
      'URLError',
      'NewConnectionError',
      'MaxRetryError',
    ],
    texts: {
      en: [
        'No connection came about to the server that the code asks.',
        "Usually the name or the port is wrong, the service does not run, or the sandbox has no network; `localhost` is the sandbox's own machine in Dify.",
        'Try the address in a browser, look at the network switch of the run, and use a name that the sandbox of your Dify can resolve.',
      ],
      'zh-CN': [
        '无法与代码请求的服务器建立连接。',
        '通常是名称或端口有误、服务未运行，或沙箱没有网络；在 Dify 中 `localhost` 指沙箱自己的机器。',
        '请在浏览器中试该地址，查看运行的网络开关，并使用您的 Dify 沙箱能解析的名称。',
      ],
    },
  },
  {
    id: 'http-status',
    of: 'python',
    title: 'A server that answers with an error',
    classes: ['HTTPError', 'HTTPStatusError'],
    matches: /(?<status>\b[45]\d\d\b)/,
    texts: {
      en: [
        'The server answered with the status {status}, and `raise_for_status` made an error of it.',
        '401 and 403 mean the key or a right, 404 the address, 422 the body, 429 too many requests, and 5xx the server itself.',
        'Print `response.text`, which mostly says why, before `raise_for_status()`.',
      ],
      'zh-CN': [
        '服务器返回状态码 {status}，`raise_for_status` 将其变成错误。',
        '401 与 403 指密钥或权限，404 指地址，422 指请求体，429 指请求过多，5xx 指服务器自身。',
        '请在 `raise_for_status()` 之前打印 `response.text`，其中多半写明原因。',
      ],
    },
  },
  {
    id: 'os-error',
    of: 'python',
    title: 'OSError: the system can not do it',
    classes: ['OSError', 'BlockingIOError', 'BrokenPipeError'],
    matches: /^\[Errno (?<number>\d+)\] (?<reason>[^:]+)/,
    texts: {
      en: [
        'The system could not do what the code asked of it: {reason}.',
        'In a sandbox of Dify the disk is read only, files and processes are few, and many calls are refused; here the same rules hold.',
        'Do it in memory, or in another node; the Sandbox tab tells what was refused.',
      ],
      'zh-CN': [
        '系统无法完成代码的请求：{reason}。',
        '在 Dify 的沙箱中，磁盘只读，文件与进程很少，许多调用会被拒绝；这里遵循同样的规则。',
        '请在内存中完成，或交给其他节点；“沙箱”标签会说明拒绝了什么。',
      ],
    },
  },
  {
    id: 'no-input',
    of: 'python',
    title: 'input() in a code node',
    classes: ['EOFError'],
    texts: {
      en: [
        '`input()` waits for somebody to type, and a code node has nobody.',
        'Usually the code comes from a script for a terminal.',
        'Make it a parameter of `main`, and an input of the node.',
      ],
      'zh-CN': [
        '`input()` 等待有人输入，而代码节点没有人在旁。',
        '通常代码来自终端脚本。',
        '请改为 `main` 的参数，并设为节点的输入。',
      ],
    },
  },
]
