import type { Explanation } from '../explanation'

/** What Dify says of its sandbox's server. */
export const difyServers: readonly Explanation[] = [
  {
    id: 'dify-network-off',
    of: 'dify',
    title: 'network is disabled',
    matches: /network is disabled, please enable it in the configuration/,
    texts: {
      en: [
        'Dify asks its sandbox for the network with every run, and the operator of this sandbox has turned it off: no code node runs there.',
        'ENABLE_NETWORK is false in its settings, while the Dify beside it expects it.',
        'Have the operator set ENABLE_NETWORK to true.',
      ],
      'zh-CN': [
        'Dify 每次运行都向沙箱要求网络，而此沙箱的管理员关闭了网络：任何代码节点都无法在那里运行。',
        '其设置中 ENABLE_NETWORK 为 false，而 Dify 需要它。',
        '请管理员将 ENABLE_NETWORK 设为 true。',
      ],
    },
  },
  {
    id: 'dify-server-code',
    of: 'dify',
    title: 'Got error code: …',
    matches: /^Got error code: (?<code>-?\d+)\. Got error msg: (?<reason>[^]*)$/,
    texts: {
      en: [
        "The sandbox's server refused the request with the code {code}: {reason}.",
        'Usually its version does not go with what is asked, or it is not set up.',
        "Look into the server's log; test the server in Settings under Sandboxes.",
      ],
      'zh-CN': [
        '沙箱服务器拒绝了请求，代码 {code}：{reason}。',
        '通常是其版本与请求不符，或尚未配置好。',
        '请查看服务器日志；可在“设置”的沙箱部分测试该服务器。',
      ],
    },
  },
  {
    id: 'dify-server-busy',
    of: 'dify',
    title: 'Code execution service is unavailable',
    matches: /^Code execution service is unavailable/,
    texts: {
      en: [
        'The sandbox has as many requests as it takes, and sent this one away.',
        'Usually many workflows run at once, or runs hang until their time limit.',
        'Try again; the operator can raise MAX_WORKERS and MAX_REQUESTS. The retry of the node helps over short peaks.',
      ],
      'zh-CN': [
        '沙箱的请求已满，拒绝了这一个。',
        '通常是同时运行的工作流很多，或有运行一直卡到时限。',
        '请重试；管理员可调高 MAX_WORKERS 与 MAX_REQUESTS。节点的重试可应对短暂高峰。',
      ],
    },
  },
  {
    id: 'dify-server-status',
    of: 'dify',
    title: 'Failed to execute code, got status code …',
    matches: /Failed to execute code, got status code (?<status>\d+)/,
    texts: {
      en: [
        "The sandbox's server answered with the HTTP status {status}.",
        '401 means that the key is another one; 404 and redirects, that the address is no sandbox.',
        "Compare CODE_EXECUTION_API_KEY and CODE_EXECUTION_ENDPOINT with the server's settings.",
      ],
      'zh-CN': [
        '沙箱服务器返回 HTTP 状态码 {status}。',
        '401 表示密钥不同；404 或重定向表示该地址不是沙箱。',
        '请核对 CODE_EXECUTION_API_KEY 与 CODE_EXECUTION_ENDPOINT 和服务器的设置。',
      ],
    },
  },
  {
    id: 'dify-no-answer',
    of: 'dify',
    title: 'Failed to execute code, which is likely a network issue',
    matches: /^Failed to execute code, which is likely a network issue/,
    texts: {
      en: [
        'Dify got no answer from the sandbox.',
        'Usually the server does not run or its address is wrong; on dify-sandbox-py the code may have ended the server itself by `exit()`.',
        'Look whether the sandbox runs; in the code return from `main` in place of ending the program.',
      ],
      'zh-CN': [
        'Dify 没有得到沙箱的响应。',
        '通常是服务器未运行或地址有误；在 dify-sandbox-py 上也可能是代码用 `exit()` 结束了服务器。',
        '请确认沙箱在运行；代码中请从 `main` 返回，而不要结束程序。',
      ],
    },
  },
  {
    id: 'dify-answer-unread',
    of: 'dify',
    title: 'Failed to parse response',
    matches: /^Failed to parse response$/,
    texts: {
      en: [
        'The server answered something that is no answer of a sandbox.',
        'Usually a proxy or another service stands at its address.',
        'Open the address with `/health` behind it: a sandbox says "ok".',
      ],
      'zh-CN': [
        '服务器返回的不是沙箱的响应。',
        '通常该地址上是代理或别的服务。',
        '请打开该地址加 `/health`：沙箱会回答 "ok"。',
      ],
    },
  },
]
