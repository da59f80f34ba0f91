import type { ProblemTable } from '../model/problem'
import { bundleProblems } from './bundleProblems'
import { lockProblems } from './lockProblems'

/** What can be wrong with where packages come from: the index, the way to it, the lock, a bundle. */
export const sourceProblems = {
  'source-address-wrong': {
    en: {
      title: 'This is no address of a package index',
      why: '`{host}` does not begin with http:// or https://, or can not be read.',
      next: 'Write it such as https://pypi.org/simple.',
    },
    'zh-CN': {
      title: '这不是软件包索引的地址',
      why: '`{host}` 不以 http:// 或 https:// 开头，或无法解析。',
      next: '请写成 https://pypi.org/simple 这样的地址。',
    },
  },
  'source-no-host': {
    en: {
      title: 'There is no host {host}',
      why: 'Its name was not found: it is misspelt, or there is no network.',
      next: 'Check the address and the network; inside a company, perhaps a proxy must be named.',
    },
    'zh-CN': {
      title: '找不到主机 {host}',
      why: '域名无法解析：可能拼写有误，或没有网络。',
      next: '请检查地址和网络；在公司网络中可能需要填写代理。',
    },
  },
  'source-not-reached': {
    en: {
      title: '{host} was not reached',
      why: 'The connection was refused or broke off: {reason}.',
      next: 'Check the address and its port, or choose another index.',
    },
    'zh-CN': {
      title: '无法连接 {host}',
      why: '连接被拒绝或中断：{reason}。',
      next: '请检查地址和端口，或改用其他索引。',
    },
  },
  'source-silent': {
    en: {
      title: '{host} did not answer in time',
      why: 'It was asked and stayed silent for {seconds} seconds.',
      next: 'Try again later, or choose another index; a firewall can also swallow requests.',
    },
    'zh-CN': {
      title: '{host} 没有及时应答',
      why: '发出请求后 {seconds} 秒没有应答。',
      next: '请稍后重试或改用其他索引；防火墙也可能丢弃请求。',
    },
  },
  'source-certificate': {
    en: {
      title: 'The certificate of {host} is not trusted',
      why: 'The secure connection failed: {reason}. Company networks often sign their own certificates.',
      next: 'Switch on "Use system certificates", or name the file of the certificates to trust.',
    },
    'zh-CN': {
      title: '{host} 的证书不受信任',
      why: '安全连接失败：{reason}。公司网络常使用自签证书。',
      next: '请打开“使用系统证书”，或指定受信任证书的文件。',
    },
  },
  'source-login': {
    en: {
      title: '{host} asks for a name and a password',
      why: 'The index answered 401: it gives packages only to those it knows.',
      next: 'Write them into the address: https://NAME:PASSWORD@HOST/simple.',
    },
    'zh-CN': {
      title: '{host} 要求用户名和密码',
      why: '索引返回 401：只向已登录的用户提供软件包。',
      next: '请写在地址里：https://用户名:密码@主机/simple。',
    },
  },
  'source-forbidden': {
    en: {
      title: '{host} refused',
      why: 'The index answered 403: it blocks this machine, this network or this kind of program.',
      next: 'Choose another index; if it is your own, ask who runs it.',
    },
    'zh-CN': {
      title: '{host} 拒绝访问',
      why: '索引返回 403：它屏蔽了本机、所在网络或此类程序。',
      next: '请改用其他索引；若是自己的索引，请询问管理者。',
    },
  },
  'source-proxy-login': {
    en: {
      title: 'The proxy asks for a name and a password',
      why: 'The proxy answered 407 on the way to {host}.',
      next: 'Write them into the address of the proxy in Settings: http://NAME:PASSWORD@HOST:PORT.',
    },
    'zh-CN': {
      title: '代理要求用户名和密码',
      why: '前往 {host} 时代理返回 407。',
      next: '请写在“设置”的代理地址里：http://用户名:密码@主机:端口。',
    },
  },
  'source-proxy': {
    en: {
      title: 'The proxy does not let it through',
      why: 'On the way to {host} the proxy was not reached, or refused: {reason}.',
      next: 'Check the proxy in Settings and in the variables HTTPS_PROXY and HTTP_PROXY.',
    },
    'zh-CN': {
      title: '代理不放行',
      why: '前往 {host} 时无法连接代理，或代理拒绝：{reason}。',
      next: '请检查“设置”中的代理，以及环境变量 HTTPS_PROXY 和 HTTP_PROXY。',
    },
  },
  'source-proxy-kind': {
    en: {
      title: 'This kind of proxy can not be tested',
      why: '`{reason}` is not http or https. uv may be able to use it, but Nodelab can not ask through it.',
      next: 'Build an environment to see whether it works, or name an http proxy.',
    },
    'zh-CN': {
      title: '无法测试此类代理',
      why: '`{reason}` 不是 http 或 https。uv 也许能用，但 Nodelab 无法通过它发出请求。',
      next: '请构建一个环境来确认，或改用 http 代理。',
    },
  },
  'source-not-index': {
    en: {
      title: '{host} answers, but is no package index',
      why: 'What came from this address is no page of a package index (status {status}).',
      next: "Check the path: a mirror's address mostly ends in /simple.",
    },
    'zh-CN': {
      title: '{host} 有应答，但不是软件包索引',
      why: '该地址返回的不是软件包索引页面（状态 {status}）。',
      next: '请检查路径：镜像地址通常以 /simple 结尾。',
    },
  },
  'source-no-python': {
    en: {
      title: '{host} does not have the Python that uv asks for',
      why: 'A mirror has the folders of the python-build-standalone releases; at this address they are not (status {status}).',
      next: 'Check the path of the mirror, or choose another one.',
    },
    'zh-CN': {
      title: '{host} 没有 uv 所需的 Python',
      why: '镜像应包含 python-build-standalone 各发布版本的目录；该地址没有（状态 {status}）。',
      next: '请检查镜像的路径，或改用其他镜像。',
    },
  },
  'source-faulty': {
    en: {
      title: '{host} has a fault',
      why: 'The index answered with status {status}.',
      next: 'Try again later, or choose another index.',
    },
    'zh-CN': {
      title: '{host} 出现故障',
      why: '索引返回状态 {status}。',
      next: '请稍后重试，或改用其他索引。',
    },
  },
  'source-offline': {
    en: {
      title: 'Offline: nothing was asked',
      why: 'Offline is switched on, so packages come from this machine alone.',
      next: 'Switch Offline off in Settings (or unset UV_OFFLINE) to use an index.',
    },
    'zh-CN': {
      title: '离线：未发出请求',
      why: '离线已打开，软件包只来自本机。',
      next: '要使用索引，请在“设置”中关闭离线（或取消 UV_OFFLINE）。',
    },
  },
  'index-other-served': {
    en: {
      title: 'Packages came from {served}',
      why: '{asked} did not serve: {reason}. The other presets were tried in turn.',
      next: 'Nothing, unless it stays so: then choose another index in Settings.',
    },
    'zh-CN': {
      title: '软件包来自 {served}',
      why: '{asked} 未能提供：{reason}。已依次尝试其他预设索引。',
      next: '无需操作；若一直如此，请在“设置”中改用其他索引。',
    },
  },
  ...lockProblems,
  ...bundleProblems,
} as const satisfies ProblemTable
