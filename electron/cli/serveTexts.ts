/** What the command line says of serving the sandbox API. */
export const serveTexts = {
  'about-serve': {
    en: "serve the API of Dify's sandbox on this machine, for a Dify to run its code nodes with",
    'zh-CN': '在本机提供 Dify 沙箱的 API，供 Dify 运行代码节点',
  },
  'about-port': { en: 'where to listen; 8194 unless told, 0 for any', 'zh-CN': '监听端口，默认 8194，0 表示任意' },
  'about-host': {
    en: 'the address to listen on; 127.0.0.1 unless told, which this machine alone reaches',
    'zh-CN': '监听地址，默认 127.0.0.1，仅本机可访问',
  },
  'about-serve-key': {
    en: 'the key that requests must have; better in NODELAB_SERVE_KEY, since others see a command line; one is made and told if none is given; dify-sandbox is that of Dify',
    'zh-CN':
      '请求必须携带的密钥；最好放在 NODELAB_SERVE_KEY 中，因为命令行可能被他人看到；未给出时自动生成并显示；Dify 默认的密钥是 dify-sandbox',
  },
  'about-dialect': {
    en: "v1 (sandbox 0.2.x), v2 (its main branch) or py (dify-sandbox-py); the target's own unless told",
    'zh-CN': 'v1（沙箱 0.2.x）、v2（其主分支）或 py（dify-sandbox-py），默认与目标相同',
  },
  'about-workers': { en: 'how many run at a time; more wait', 'zh-CN': '同时运行的数量，其余等待' },
  'about-requests': {
    en: 'how many may run or wait; more are refused',
    'zh-CN': '运行与等待的总数上限，超出则拒绝',
  },
  'serve-number': {
    en: '{option} {given}: write a whole number from {least} to {most}.',
    'zh-CN': '{option} {given}：请写 {least} 到 {most} 的整数。',
  },
  'serve-dialect': { en: '--dialect {given}: write v1, v2 or py.', 'zh-CN': '--dialect {given}：请写 v1、v2 或 py。' },
  'serve-no-key': {
    en: '--key: a key can not be empty, or any page in a browser could run code here.',
    'zh-CN': '--key：密钥不能为空，否则浏览器中的任何网页都可能在本机运行代码。',
  },
  'about-serve-mode': {
    en: "like-dify: as Dify's sandbox holds scripts; free: by limits alone. The target's own unless told",
    'zh-CN': 'like-dify：如同 Dify 沙箱限制脚本；free：只有资源限制。默认与目标相同',
  },
  'about-serve-history': {
    en: 'keep what runs in the run history of the workspace: code, inputs and what they gave, which may be data of others; as the settings say unless told',
    'zh-CN': '将运行保留到工作区的运行历史：代码、输入和结果，其中可能有他人的数据；默认按设置',
  },
  'about-serve-no-history': { en: 'keep none of it, whatever the settings say', 'zh-CN': '无论设置如何都不保留' },
  'serve-mode': {
    en: '--mode {given}: write like-dify or free.',
    'zh-CN': '--mode {given}：请写 like-dify 或 free。',
  },
  'serve-others': {
    en: 'From other machines and containers: CODE_EXECUTION_ENDPOINT={address}',
    'zh-CN': '从其他机器和容器访问：CODE_EXECUTION_ENDPOINT={address}',
  },
  'serve-plain-free': {
    en: 'Scripts run free here, with your rights, and everybody knows the key dify-sandbox. Leave --key out, or name one of your own: NODELAB_SERVE_KEY={key}',
    'zh-CN':
      '此处的脚本以您的权限自由运行，而 dify-sandbox 这个密钥人人都知道。请不写 --key，或指定自己的密钥：NODELAB_SERVE_KEY={key}',
  },
  'serve-key-letters': {
    en: 'The key has letters that an HTTP header can not carry, so that no request could have it: use those of English, digits and signs, without blanks around them.',
    'zh-CN': '密钥含有 HTTP 头无法携带的字符，任何请求都无法使用它：请只用英文字母、数字和符号，首尾不要有空格。',
  },
  'serve-own-key': {
    en: '--host {host}: others in your network reach it, and everybody knows the key dify-sandbox. Name one of your own in a variable, since others on this machine see a command line: NODELAB_SERVE_KEY={key}',
    'zh-CN':
      '--host {host}：网络中的其他人也能访问，而 dify-sandbox 这个密钥人人都知道。请用环境变量指定自己的密钥，因为命令行可能被本机其他人看到：NODELAB_SERVE_KEY={key}',
  },
  'serve-on': {
    en: "Serving the sandbox API of {target} ({dialect}) on {host}:{port}. Ctrl+C ends it, and all that runs. Dify's .env:",
    'zh-CN': '正在 {host}:{port} 提供 {target} 的沙箱 API（{dialect}）。按 Ctrl+C 结束服务及所有运行。Dify 的 .env：',
  },
  'serve-docker': {
    en: 'A Dify in Docker Desktop reaches this machine by CODE_EXECUTION_ENDPOINT=http://host.docker.internal:{port}. In Docker on Linux, listen with --host 0.0.0.0, and give its api and worker the extra_hosts entry "host.docker.internal:host-gateway".',
    'zh-CN':
      'Docker Desktop 中的 Dify 通过 CODE_EXECUTION_ENDPOINT=http://host.docker.internal:{port} 访问本机。Linux 上的 Docker 中，请用 --host 0.0.0.0 监听，并为 api 与 worker 添加 extra_hosts "host.docker.internal:host-gateway"。',
  },
  'serve-plain-key': {
    en: 'Everybody knows the key dify-sandbox: other users of this machine, its containers, and code that runs here with the network can run code under your name. Without --key a key of its own is made.',
    'zh-CN':
      '人人都知道 dify-sandbox 这个密钥：本机的其他用户、容器，以及在此运行且可访问网络的代码，都能以您的身份运行代码。不写 --key 则会生成专用密钥。',
  },
  'serve-your-key': { en: '<your key>', 'zh-CN': '<您的密钥>' },
  'serve-ended': { en: 'The server has ended.', 'zh-CN': '服务已结束。' },
  'served-ran': { en: 'ran', 'zh-CN': '已运行' },
  'served-failed': { en: 'failed', 'zh-CN': '失败' },
  'served-refused': { en: 'refused', 'zh-CN': '已拒绝' },
  'served-cancelled': { en: 'cancelled', 'zh-CN': '已取消' },
  'served-answered': { en: 'answered', 'zh-CN': '已回复' },
} as const
