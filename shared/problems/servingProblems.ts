import type { ProblemTable } from '../model/problem'

/** What can keep Nodelab from serving the sandbox API. */
export const servingProblems = {
  'serve-port-taken': {
    en: {
      title: 'Port {port} is taken',
      why: 'Another program listens on {host}:{port} already: a sandbox of Dify, or another Nodelab.',
      next: 'End that program, or choose another port; Dify must then be told the same one.',
    },
    'zh-CN': {
      title: '端口 {port} 已被占用',
      why: '已有其他程序在监听 {host}:{port}：可能是 Dify 的沙箱，或另一个 Nodelab。',
      next: '请结束该程序，或改用其他端口；Dify 中也要填写相同的端口。',
    },
  },
  'serve-port-refused': {
    en: {
      title: 'The system does not let Nodelab listen on port {port}',
      why: '{reason}',
      next: 'Choose a port above 1024, such as 8194.',
    },
    'zh-CN': {
      title: '系统不允许 Nodelab 监听端口 {port}',
      why: '{reason}',
      next: '请选择大于 1024 的端口，例如 8194。',
    },
  },
  'serve-host-unknown': {
    en: {
      title: '{host} is no address of this machine',
      why: '{reason}',
      next: 'Use 127.0.0.1 for this machine alone, or 0.0.0.0 for all of its addresses.',
    },
    'zh-CN': {
      title: '{host} 不是本机的地址',
      why: '{reason}',
      next: '仅供本机使用请填写 127.0.0.1，监听全部地址请填写 0.0.0.0。',
    },
  },
  'serve-failed': {
    en: {
      title: 'The server could not start on {host}:{port}',
      why: '{reason}',
      next: 'Try another port.',
    },
    'zh-CN': { title: '无法在 {host}:{port} 启动服务', why: '{reason}', next: '请尝试其他端口。' },
  },
  'serve-no-environment': {
    en: {
      title: 'There is nothing to run scripts with',
      why: 'The environment of the server was not built ({status}).',
      next: 'Ask again: it is then built anew.',
    },
    'zh-CN': {
      title: '没有可用于运行脚本的环境',
      why: '服务所用的环境未能构建（{status}）。',
      next: '请再次请求，届时会重新构建。',
    },
  },
  'serve-held': {
    en: {
      title: '`{what}` would run code of its own while it is built',
      why: 'What a request asks for beside python-requirements.txt is taken ready-made from the package index: its build script would run on this machine with the rights of who serves.',
      next: 'Ask for a version that has a wheel, or have the one who serves add it to python-requirements.txt.',
    },
    'zh-CN': {
      title: '构建 `{what}` 时会运行它自带的代码',
      why: '请求在 python-requirements.txt 之外要求的软件包，只能使用软件包索引中现成的 wheel：其构建脚本会以服务者的权限在本机运行。',
      next: '请改用有 wheel 的版本，或由服务者将其加入 python-requirements.txt。',
    },
  },
  'serve-body-large': {
    en: {
      title: 'The body is not taken',
      why: 'It is larger than {limit} bytes, or too many large ones came at once.',
      next: 'Send smaller inputs, or fewer at a time.',
    },
    'zh-CN': {
      title: '请求体未被接受',
      why: '它超过 {limit} 字节，或同时到达的大请求过多。',
      next: '请减小输入，或减少同时发送的数量。',
    },
  },
  'serve-body-type': {
    en: {
      title: 'A body of the type {type} is not read',
      why: "Dify's sandbox and Nodelab are asked with application/json or application/x-www-form-urlencoded.",
      next: 'Send one of these.',
    },
    'zh-CN': {
      title: '不读取类型为 {type} 的请求体',
      why: 'Dify 沙箱与 Nodelab 的请求类型为 application/json 或 application/x-www-form-urlencoded。',
      next: '请使用其中之一。',
    },
  },
  'serve-dependencies': {
    en: {
      title: '`dependencies` is not a list of packages',
      why: '',
      next: 'Write it like [{"name": "pandas", "version": "2.2.3"}], with at most 200 packages.',
    },
    'zh-CN': {
      title: '`dependencies` 不是软件包列表',
      why: '',
      next: '请写成 [{"name": "pandas", "version": "2.2.3"}] 的形式，最多 200 个软件包。',
    },
  },
  'serve-plain-packages': {
    en: {
      title: 'A request may not name packages here',
      why: 'The key of this server is `dify-sandbox`, which everybody knows, and packages run code as they are imported.',
      next: 'Have them added to python-requirements.txt, or the server given a key of its own.',
    },
    'zh-CN': {
      title: '此处的请求不能指定软件包',
      why: '此服务的密钥是人人都知道的 `dify-sandbox`，而软件包在导入时会运行代码。',
      next: '请将其加入 python-requirements.txt，或为服务设置专用密钥。',
    },
  },
  'serve-page': {
    en: {
      title: 'Pages in a browser may not use this server',
      why: 'Any page that you open could else run code on this machine.',
      next: 'Ask it from a program.',
    },
    'zh-CN': {
      title: '浏览器中的网页不能使用此服务',
      why: '否则您打开的任何网页都能在本机运行代码。',
      next: '请由程序发起请求。',
    },
  },
  'serve-name': {
    en: {
      title: 'This server does not answer to the name {name}',
      why: 'It listens on this machine alone.',
      next: 'Ask it as 127.0.0.1, localhost or host.docker.internal.',
    },
    'zh-CN': {
      title: '此服务不以 {name} 这个名称应答',
      why: '它只在本机监听。',
      next: '请以 127.0.0.1、localhost 或 host.docker.internal 访问。',
    },
  },
  'serve-key-plain': {
    en: {
      title: 'Others in your network could run code here',
      why: 'Beyond this machine, the server needs a key of its own: everybody knows `dify-sandbox`.',
      next: 'Make a new key first.',
    },
    'zh-CN': {
      title: '网络中的其他人可能在本机运行代码',
      why: '向本机以外开放时，服务需要自己的密钥：人人都知道 `dify-sandbox`。',
      next: '请先生成新密钥。',
    },
  },
} as const satisfies ProblemTable
