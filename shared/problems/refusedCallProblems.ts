import type { ProblemTable } from '../model/problem'

interface Advice {
  readonly why: string
  readonly next: string
}

/** Puts one title over what the calls have of their own. `{what}` is the call with its number and the function that it came through. */
function refused<K extends string>(advice: Readonly<Record<K, { readonly en: Advice; readonly 'zh-CN': Advice }>>) {
  const texts = Object.entries<{ en: Advice; 'zh-CN': Advice }>(advice).map(([code, { en, 'zh-CN': zhCN }]) => [
    code,
    {
      en: { title: 'Dify ends the run here: {what}', ...en },
      'zh-CN': { title: 'Dify 会在此处结束运行：{what}', ...zhCN },
    },
  ])
  return Object.fromEntries(texts) as Readonly<Record<K, ProblemTable[string]>>
}

/** Calls that Dify's sandbox refuses, by what they are for. What to do instead stands in `next`, the same for both ways of running. */
export const refusedCallProblems = {
  ...refused({
    'refused-folder': {
      en: {
        why: "The sandbox lets no script ask for its folder. `os.path.abspath`, `Path.resolve`, `tempfile` and Node's `process.cwd` do so first.",
        next: 'Use names of files as they are, and keep data in memory (`io.BytesIO`, a Buffer).',
      },
      'zh-CN': {
        why: '沙箱不允许脚本查询当前文件夹。`os.path.abspath`、`Path.resolve`、`tempfile` 以及 Node 的 `process.cwd` 都会先这样做。',
        next: '请直接使用文件名，并把数据放在内存中（`io.BytesIO`、Buffer）。',
      },
    },
    'refused-files': {
      en: {
        why: 'The sandbox lets no script remove, rename or change files.',
        next: 'Keep the data in memory (`io.BytesIO`, a Buffer): nothing of a run is left that would have to be removed.',
      },
      'zh-CN': {
        why: '沙箱不允许脚本删除、重命名或修改文件。',
        next: '请把数据放在内存中（`io.BytesIO`、Buffer）：运行结束后不会留下需要删除的文件。',
      },
    },
    'refused-process': {
      en: {
        why: 'The sandbox starts no programs: `subprocess`, `os.system`, `multiprocessing`, `platform.platform` and `child_process` need that.',
        next: "Do it in the node's own language, or behind an HTTP Request node.",
      },
      'zh-CN': {
        why: '沙箱不会启动其他程序，而 `subprocess`、`os.system`、`multiprocessing`、`platform.platform` 和 `child_process` 都需要。',
        next: '请用节点自身的语言完成，或放到 HTTP 请求节点之后的服务中。',
      },
    },
    'refused-thread': {
      en: {
        why: 'The sandbox starts no threads. Libraries such as numpy start some as they are imported.',
        next: 'Work through the items one after the other, or let an Iteration node run them side by side.',
      },
      'zh-CN': {
        why: '沙箱不会启动线程。numpy 等库在导入时就会启动线程。',
        next: '请逐项处理，或用迭代节点并行执行。',
      },
    },
    'refused-event-loop': {
      en: {
        why: 'An event loop needs calls that the sandbox refuses, so `asyncio.run` ends the run before anything of yours has begun.',
        next: 'Call the plain functions instead, such as `httpx.get` in place of `httpx.AsyncClient`.',
      },
      'zh-CN': {
        why: '事件循环需要被沙箱拒绝的调用，因此 `asyncio.run` 会在您的代码开始前就结束运行。',
        next: '请改用同步函数，例如用 `httpx.get` 代替 `httpx.AsyncClient`。',
      },
    },
    'refused-native': {
      en: {
        why: 'The native code of a library asks for it, most often numpy or what is built on it, as it is imported.',
        next: "Use plain Python (`math`, `statistics`, `csv`), or give your server's operator the list of Check for Dify.",
      },
      'zh-CN': {
        why: '某个库的原生代码需要它，通常是 numpy 或依赖 numpy 的库，在导入时发生。',
        next: '请改用纯 Python（`math`、`statistics`、`csv`），或把“Dify 检查”给出的列表交给服务器管理员。',
      },
    },
    'refused-identity': {
      en: {
        why: 'The sandbox lets no script ask which user it runs as, beyond `os.getuid`.',
        next: 'Leave the question out: each run has a user of its own, which means nothing.',
      },
      'zh-CN': {
        why: '除 `os.getuid` 外，沙箱不允许脚本查询以哪个用户运行。',
        next: '请去掉这一查询：每次运行的用户都不同，没有意义。',
      },
    },
    'refused-look': {
      en: {
        why: 'The sandbox refuses this way of looking at a file. In Node it also comes up where a module that is not installed is looked for.',
        next: 'Ask with `os.path.exists`, or open the file and catch the error; require built-in modules only.',
      },
      'zh-CN': {
        why: '沙箱拒绝以这种方式查看文件。在 Node 中，查找未安装的模块时也会出现。',
        next: '请用 `os.path.exists`，或直接打开文件并捕获错误；只 require 内置模块。',
      },
    },
    'refused-measure': {
      en: {
        why: 'The sandbox lets no script measure or set what it may take of the machine.',
        next: 'Leave it out; for times use `time.monotonic` or `performance.now`.',
      },
      'zh-CN': {
        why: '沙箱不允许脚本查询或设置机器资源。',
        next: '请去掉；计时可用 `time.monotonic` 或 `performance.now`。',
      },
    },
    'refused-umask': {
      en: {
        why: 'The sandbox refuses the mask for new files, which `uuid.uuid1` and `tempfile` touch too.',
        next: 'Use `uuid.uuid4` for an id.',
      },
      'zh-CN': {
        why: '沙箱拒绝设置新文件的权限掩码，`uuid.uuid1` 和 `tempfile` 也会用到它。',
        next: '需要 id 时请用 `uuid.uuid4`。',
      },
    },
    'refused-network': {
      en: {
        why: 'The network was off for this run, or its calls are not in the list of the server: then a connection does not fail, it ends the run. Even `import requests` opens a socket.',
        next: "Fetch in an HTTP Request node and pass on what it gives; or run it with the network, which `ENABLE_NETWORK` in the server's settings may take too.",
      },
      'zh-CN': {
        why: '此次运行的网络已关闭，或服务器的列表不含网络调用：此时连接不是失败，而是直接结束运行。就连 `import requests` 也会打开套接字。',
        next: '请用 HTTP 请求节点获取数据再传入，或带网络运行；服务器设置中的 `ENABLE_NETWORK` 也可能关闭网络。',
      },
    },
    'refused-listing': {
      en: {
        why: "Node's sandbox lets no script list a folder, and refuses what looking up a host name needs.",
        next: 'Name the file that you read; fetch in an HTTP Request node.',
      },
      'zh-CN': {
        why: 'Node 的沙箱不允许列出文件夹，也拒绝解析主机名所需的调用。',
        next: '请直接写出要读取的文件名；网络数据请用 HTTP 请求节点获取。',
      },
    },
    'refused-other': {
      en: {
        why: 'It is not in the list of calls that the sandbox lets through, so the whole run ends there without a traceback.',
        next: "Look for a way around it, or give your server's operator the list of Check for Dify.",
      },
      'zh-CN': {
        why: '它不在沙箱允许的调用列表中，因此整个运行会在此结束，且没有回溯信息。',
        next: '请换一种做法，或把“Dify 检查”给出的列表交给服务器管理员。',
      },
    },
  }),
  'refused-nothing-done': {
    en: {
      title: 'Dify does nothing here: {what}',
      why: 'The sandbox answers that all went well and does not do it: `os.mkdir` makes no folder, `os.fork` returns 0 in the only process there is.',
      next: 'Do not build on it: keep the data in memory, and do the work in this one process.',
    },
    'zh-CN': {
      title: 'Dify 在此处什么也不做：{what}',
      why: '沙箱会回答成功，但并不执行：`os.mkdir` 不会建立文件夹，`os.fork` 在唯一的进程中返回 0。',
      next: '请不要依赖它：把数据放在内存中，并在这一个进程里完成工作。',
    },
  },
} as const satisfies ProblemTable
