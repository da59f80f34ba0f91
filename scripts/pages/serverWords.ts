import type { ServerSetting } from '../../shared/dify/serverSettings'
import type { Language } from '../../shared/model/problem'
import { targetWords } from './targetWords'

/** What each name of dify.env sets; the limits are called as on the page of the targets. */
export const serverWords: Readonly<Record<Language, Readonly<Record<ServerSetting, string>>>> = {
  en: {
    ...targetWords.en.limits,
    timeoutSeconds: 'seconds that a run may take',
    enableNetwork: 'whether scripts have the network',
    allowedSyscalls: "the calls that are let through, in place of the sandbox's own list",
    enablePreload: 'whether what a request sends in advance is run',
    httpProxy: 'the HTTP proxy of Python scripts',
    httpsProxy: 'the HTTPS proxy of Python scripts',
    socks5Proxy: 'the SOCKS5 proxy of Python scripts; it goes before the others',
    maxWorkers: 'scripts at a time, for `nodelab serve`',
    maxRequests: 'requests that may run or wait, for `nodelab serve`',
  },
  'zh-CN': {
    ...targetWords['zh-CN'].limits,
    timeoutSeconds: '运行的时限（秒）',
    enableNetwork: '脚本是否可以使用网络',
    allowedSyscalls: '放行的系统调用，代替沙箱自带的列表',
    enablePreload: '是否运行请求预先发送的内容',
    httpProxy: 'Python 脚本的 HTTP 代理',
    httpsProxy: 'Python 脚本的 HTTPS 代理',
    socks5Proxy: 'Python 脚本的 SOCKS5 代理；优先于其他代理',
    maxWorkers: '同时运行的脚本数，用于 `nodelab serve`',
    maxRequests: '运行或等待的请求总数，用于 `nodelab serve`',
  },
}
