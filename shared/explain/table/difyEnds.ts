import type { Explanation } from '../explanation'

/** How a sandbox ends a script. */
export const difyEnds: readonly Explanation[] = [
  {
    id: 'dify-timeout',
    of: 'dify',
    title: 'error: timeout',
    matches: /(?:^|\n)error: timeout(?:\n|$)|代码执行超时/,
    when: ({ problem }) => problem === 'run-timeout',
    texts: {
      en: [
        'The run took longer than the sandbox lets one go on, and was ended.',
        'Usually it is an endless loop, a slow request without a `timeout`, or a great deal of data.',
        'Print the time between steps to see where it goes; the operator can raise WORKER_TIMEOUT.',
      ],
      'zh-CN': [
        '运行超过了沙箱的时限，被终止。',
        '通常是死循环、没有 `timeout` 的慢请求，或数据量很大。',
        '请在各步之间打印时间以找出原因；管理员可调高 WORKER_TIMEOUT。',
      ],
    },
  },
  {
    id: 'dify-not-permitted',
    of: 'dify',
    title: 'error: operation not permitted',
    matches: /(?:^|\n)error: operation not permitted(?:\n|$)|bad system call|operation not permitted\n/,
    texts: {
      en: [
        "The script made a call to the system that the sandbox's list does not have, and the sandbox ended it there.",
        'Usually a package does it unseen: numpy starts threads, `tempfile` and `os.getcwd` look at the disk.',
        'The Sandbox tab names the call and the line, and the `ALLOWED_SYSCALLS` that an operator would have to set.',
      ],
      'zh-CN': [
        '脚本进行了沙箱清单之外的系统调用，沙箱在那里终止了它。',
        '通常是软件包暗中进行的：numpy 启动线程，`tempfile` 与 `os.getcwd` 访问磁盘。',
        '“沙箱”标签会给出该调用与所在行，以及管理员需要设置的 `ALLOWED_SYSCALLS`。',
      ],
    },
  },
  {
    id: 'dify-signal',
    of: 'dify',
    title: 'error: signal: …',
    matches: /(?:^|\n)error: signal: (?<signal>[^\n]+)/,
    texts: {
      en: [
        'The system ended the script: {signal}.',
        'Usually its memory was used up (killed), or a package crashed in C (segmentation fault, aborted).',
        'Take less data at once; a crash in C often goes with another version of the package.',
      ],
      'zh-CN': [
        '系统终止了脚本：{signal}。',
        '通常是内存耗尽（killed），或软件包在 C 层崩溃（segmentation fault、aborted）。',
        '请减少一次处理的数据；C 层崩溃常可通过更换软件包版本解决。',
      ],
    },
  },
  {
    id: 'dify-pool-broken',
    of: 'dify',
    title: 'A process in the process pool was terminated abruptly',
    matches: /^A process in the process pool was terminated abruptly/,
    texts: {
      en: [
        "The script ended the very process of dify-sandbox-py in which it ran; the server's other runs fail with it.",
        'Usually it is `os._exit`, a crash in C, or memory that is used up.',
        'Return from `main`, and take less data at once.',
      ],
      'zh-CN': [
        '脚本结束了运行它的 dify-sandbox-py 进程，服务器的其他运行也随之失败。',
        '通常是 `os._exit`、C 层崩溃或内存耗尽。',
        '请从 `main` 返回，并减少一次处理的数据。',
      ],
    },
  },
]
