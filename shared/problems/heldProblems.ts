import type { ProblemTable } from '../model/problem'

/** What held a run that would have harmed the machine or taken all of it, and crashes that no exception tells of. */
export const heldProblems = {
  'memory-used-up': {
    en: {
      title: 'The run used up its memory',
      why: 'What it asked for at last was more than it may have, or more than this machine has.',
      next: 'Work through the data in pieces, and keep only what the result needs.',
    },
    'zh-CN': {
      title: '运行用尽了内存',
      why: '它最后申请的内存超过了允许的上限，或超过了本机的内存。',
      next: '请分批处理数据，只保留结果需要的部分。',
    },
  },
  'processor-used-up': {
    en: {
      title: 'The run used up its processor time',
      why: 'It may keep a processor busy only so long, however many threads share that; then it is ended.',
      next: 'Look for a loop that never ends, or for work that could be done once instead of for each item.',
    },
    'zh-CN': {
      title: '运行用尽了处理器时间',
      why: '运行占用处理器的时间有上限，由它的所有线程共享；达到上限后即被终止。',
      next: '请检查死循环，或把逐项重复的工作改为只做一次。',
    },
  },
  'too-many-processes': {
    en: {
      title: 'The run started too many processes or threads',
      why: 'It may have only so many at a time, so that it can not stop the machine.',
      next: 'Start a few and give them the work in turn (a pool), or do without.',
    },
    'zh-CN': {
      title: '运行启动了过多的进程或线程',
      why: '同时存在的数量有上限，以免拖垮本机。',
      next: '请只启动少量进程或线程轮流工作（使用池），或不使用它们。',
    },
  },
  'too-many-files': {
    en: {
      title: 'The run has too many files or connections open',
      why: 'It may have only so many at a time, and what is never closed stays open.',
      next: 'Close each when it is done with: `with open(…)`, `with httpx.Client()`.',
    },
    'zh-CN': {
      title: '运行打开了过多的文件或连接',
      why: '同时打开的数量有上限，而未关闭的会一直占用。',
      next: '请用完即关闭：`with open(…)`、`with httpx.Client()`。',
    },
  },
  'file-too-big': {
    en: {
      title: 'The run wrote a file that is too big',
      why: 'One file of a run may have only so many bytes, so that no run fills the disk.',
      next: "Write less: in Dify's sandbox no file can be written at all, and nothing of it would be left.",
    },
    'zh-CN': {
      title: '运行写入的文件过大',
      why: '单个文件的大小有上限，以免运行占满磁盘。',
      next: '请减少写入：在 Dify 的沙箱中根本无法写文件，运行后也不会留下任何内容。',
    },
  },
  'files-too-big': {
    en: {
      title: 'The run took too much of the disk',
      why: 'All files of a run together may take a gigabyte, and there may be 100,000 of them, so that no run fills the disk. It was ended there.',
      next: "Write less: in Dify's sandbox no file can be written at all, and nothing of it would be left.",
    },
    'zh-CN': {
      title: '运行占用了过多磁盘空间',
      why: '一次运行的所有文件合计不得超过 1 GB 或 100,000 个，以免占满磁盘，因此运行被终止。',
      next: '请减少写入：在 Dify 的沙箱中根本无法写文件，运行后也不会留下任何内容。',
    },
  },
  'disk-full': {
    en: {
      title: 'There is no room left on the disk',
      why: 'The run wanted to write a file, and the system had no room for it.',
      next: "Free some space. In Dify's sandbox no file can be written at all: keep the data in memory.",
    },
    'zh-CN': {
      title: '磁盘空间不足',
      why: '运行要写入文件，而系统没有可用空间。',
      next: '请腾出空间。在 Dify 的沙箱中根本无法写文件：请把数据放在内存中。',
    },
  },
  'outside-refused': {
    en: {
      title: 'The code may not use this file, program or connection',
      why: '{message}. Code may read its packages and write into the folder of its own run. It may reach no other file and no other program of this machine, and no network where that is off.',
      next: 'Pass what it needs in as an input. A server has none of your files either. Of a node that you know, the mode Free leaves files alone.',
    },
    'zh-CN': {
      title: '代码不能使用这个文件、程序或连接',
      why: '{message}。代码可以读取它的软件包，并写入本次运行自己的文件夹；不能访问本机的其他文件和程序，网络关闭时也不能联网。',
      next: '请把所需内容作为输入变量传入。服务器上同样没有您的文件。对您了解的节点，“不限制调用”模式也不限制文件。',
    },
  },
  'files-written': {
    en: {
      title: 'The run wrote {names}, which fails in Dify',
      why: 'Here it may write in a folder of its own that goes with the run. On {target} the sandbox lets a node write no file: {difyText}.',
      next: 'Return what it writes as an output, or build it in memory (`io.BytesIO`, `Buffer`).',
    },
    'zh-CN': {
      title: '运行写入了 {names}，这在 Dify 中会失败',
      why: '在本机，它可以写入自己的文件夹，运行结束即删除。{target} 的沙箱不允许节点写入任何文件：{difyText}。',
      next: '请把要写入的内容作为输出变量返回，或在内存中生成（`io.BytesIO`、`Buffer`）。',
    },
  },
  'network-not-off': {
    en: {
      title: 'The network was not off',
      why: 'It was to be off for this run, and nothing on this machine could take it away: that needs Linux, and for JavaScript a Python 3.9 or later beside it.',
      next: 'Run the node on such a machine, or count its connections as made.',
    },
    'zh-CN': {
      title: '网络没有关闭',
      why: '此次运行本应没有网络，但本机无法将其关闭：这需要 Linux，运行 JavaScript 时还需要本机有 Python 3.9 或更高版本。',
      next: '请在满足条件的机器上运行该节点，否则请视其连接为真实发生。',
    },
  },
  'output-one-line': {
    en: {
      title: 'The run wrote a line of more than {bytes} bytes',
      why: 'No line end came, and Nodelab stopped it at its output cap. Dify has none: there it would go on until the time limit.',
      next: 'Print less, and end lines: `end=""` in a loop makes one line of all. The cap is in Settings.',
    },
    'zh-CN': {
      title: '运行输出了超过 {bytes} 字节的单行',
      why: '一直没有换行，Nodelab 在输出上限处停止了它。Dify 没有上限，会一直运行到时限。',
      next: '请减少打印并换行：循环中的 `end=""` 会把所有内容连成一行。上限在“设置”中。',
    },
  },
  'result-too-big': {
    en: {
      title: 'The result has more than {bytes} bytes',
      why: 'It is printed for Dify to read, and Nodelab stops what is printed at its output cap. Dify would read all of it and then refuse what is over its own limits.',
      next: 'Return less: what the next node needs, or the address of a file.',
    },
    'zh-CN': {
      title: '结果超过 {bytes} 字节',
      why: '结果以打印的方式交给 Dify，而 Nodelab 在输出上限处停止打印。Dify 会全部读入，再拒绝超出自身限制的部分。',
      next: '请减少返回内容：只返回下一个节点需要的部分，或文件地址。',
    },
  },
  'result-too-deep': {
    en: {
      title: 'The result is nested too deep to be written',
      why: 'It becomes JSON, whose writer and reader go down one call for each level. Dify itself takes 5 levels at most.',
      next: 'Return a flat value: a list of what is inside, or the JSON as text.',
    },
    'zh-CN': {
      title: '结果嵌套过深，无法写出',
      why: '结果会转为 JSON，每一层都需要一次嵌套调用。Dify 本身最多接受 5 层。',
      next: '请返回扁平的值：内部内容的列表，或 JSON 文本。',
    },
  },
  'recursion-too-deep': {
    en: {
      title: 'A function calls itself too often',
      why: '{message}: each call waits for the one inside it, and there is room for only so many.',
      next: 'Check what ends the recursion on this line, or use a loop with a list of what is still to do.',
    },
    'zh-CN': {
      title: '函数调用自身的次数过多',
      why: '{message}：每次调用都在等待其内部的调用，而层数有限。',
      next: '请检查这一行递归的结束条件，或改用循环和待办列表。',
    },
  },
  'hangs-after-result': {
    en: {
      title: 'The run had its result, and did not end in {seconds} seconds',
      why: '`main` had returned. What it left keeps the process alive: a thread, a timer, an open server, an exit function. Dify waits for the end too, and drops the result.',
      next: 'Stop what was started before `main` returns; let threads be daemons.',
    },
    'zh-CN': {
      title: '运行已有结果，但 {seconds} 秒内没有结束',
      why: '`main` 已经返回，但留下的内容使进程无法结束：线程、定时器、打开的服务或退出函数。Dify 同样会等待结束，并丢弃结果。',
      next: '请在 `main` 返回前停止已启动的内容；线程请设为守护线程。',
    },
  },
  'run-stopped': {
    en: {
      title: 'The run stopped itself, and stood still for {seconds} seconds',
      why: 'Its process got a signal that stops it (SIGSTOP, SIGTSTP) and that nobody undid, so the time limit ended it.',
      next: 'Look for `os.kill` or `signal.raise_signal` in the code, and leave it out.',
    },
    'zh-CN': {
      title: '运行暂停了自身，停滞了 {seconds} 秒',
      why: '它的进程收到了暂停信号（SIGSTOP、SIGTSTP）且没有恢复，因此被时限终止。',
      next: '请在代码中查找 `os.kill` 或 `signal.raise_signal` 并去掉。',
    },
  },
  'worker-crashed': {
    en: {
      title: 'The interpreter crashed: {signal}',
      why: 'Code below the language did it: a library in C, ctypes, or a stack that ran over. It leaves no traceback.',
      next: 'Print before each step to find the one that crashes. Try with less data, or another version of the library.',
    },
    'zh-CN': {
      title: '解释器崩溃：{signal}',
      why: '由语言之下的代码引起：C 语言库、ctypes 或栈溢出。崩溃不会留下回溯信息。',
      next: '请在每一步之前打印，找出崩溃的一步。可减少数据量，或换用该库的其他版本。',
    },
  },
  'worker-killed': {
    en: {
      title: 'The interpreter was killed',
      why: 'It got SIGKILL, and not from Nodelab: from its own code, or from the system, which does so when the machine has no memory left.',
      next: 'Look for `os.kill` in the code; else try with less data.',
    },
    'zh-CN': {
      title: '解释器被强制终止',
      why: '它收到了 SIGKILL，但不是来自 Nodelab：来自它自己的代码，或来自系统（本机内存耗尽时）。',
      next: '请检查代码中的 `os.kill`；否则请减少数据量。',
    },
  },
  'ended-by-signal': {
    en: {
      title: 'A signal ended the interpreter: {signal}',
      why: 'It came from its own code, such as a timer or `os.kill`, or from another program. A signal leaves no traceback.',
      next: 'Look for `signal` and `os.kill` in the code, and turn off timers before `main` returns.',
    },
    'zh-CN': {
      title: '解释器被信号终止：{signal}',
      why: '信号来自它自己的代码（例如定时器或 `os.kill`），或来自其他程序。信号不会留下回溯信息。',
      next: '请检查代码中的 `signal` 和 `os.kill`，并在 `main` 返回前关闭定时器。',
    },
  },
} as const satisfies ProblemTable
