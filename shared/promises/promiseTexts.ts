import type { Language } from '../model/problem'
import type { PromiseName } from './promiseNames'
import type { MachinePromise } from './promises'

/** What a means is called, and what it means for the author that it is here, or is not. */
interface PromiseText {
  readonly name: string
  readonly here: string
  readonly absent: string
}

const english: Readonly<Record<PromiseName, PromiseText>> = {
  listener: {
    name: 'seccomp listener',
    here: "A call that Dify's sandbox refuses is named with its line, whoever makes it.",
    absent:
      "A refused call is told only where Python's own functions make it. One that a library makes in C, or JavaScript makes, is not told; Dify may refuse what runs here.",
  },
  seccomp: {
    name: 'seccomp filter',
    here: 'The kernel itself refuses what no run may do.',
    absent: 'Nothing stops a call by force: a node that means harm can get round what watches it.',
  },
  landlock: {
    name: 'Landlock',
    here: 'Your files are closed to a run: it reads its interpreter and packages, and writes in its own folder.',
    absent: 'Your files are open to a run: it can read and change what you can. Run no node of a stranger.',
  },
  'network-off': {
    name: 'network off',
    here: 'A run without network gets none, whatever it calls.',
    absent: "A run without network only lacks Python's functions for it: a library in C can still connect.",
  },
  'memory-limit': {
    name: 'memory limit',
    here: 'A run that takes too much memory ends, and nothing else does.',
    absent: 'Nothing limits the memory of a run: one that grows without end slows the whole machine.',
  },
  'process-limit': {
    name: 'process limit',
    here: 'A run that starts processes without end is stopped at a number.',
    absent: 'Nothing limits how many processes a run starts, as is always so for root: they end with its time limit.',
  },
  javascript: {
    name: 'launcher for JavaScript',
    here: 'JavaScript nodes are held as those of Python are.',
    absent:
      'JavaScript nodes are held by time and output alone: nothing looks at their calls, files or network, and Dify may refuse what runs here.',
  },
  guardian: {
    name: 'guardian',
    here: 'Runs end with Nodelab, also when it is killed or crashes.',
    absent: 'Runs that are under way when Nodelab is killed or crashes may go on: end them in the list of processes.',
  },
  fork: {
    name: 'forked workers',
    here: 'Workers are forked from one that is warm: a run begins within milliseconds, with its modules loaded.',
    absent: 'Each worker is started by itself: many runs in a row wait for theirs. Their results are the same.',
  },
  'user-namespaces': {
    name: 'user namespaces',
    here: 'Nodelab holds runs without them: nothing depends on them.',
    absent: 'Nodelab holds runs without them: nothing is lost.',
  },
}

const chinese: Readonly<Record<PromiseName, PromiseText>> = {
  listener: {
    name: 'seccomp 监听',
    here: 'Dify 沙箱拒绝的调用无论由谁发出，都会连同所在行指出。',
    absent:
      '只有 Python 自身函数发出的被拒调用会指出。库在 C 中或 JavaScript 发出的不会指出；在这里能运行的，Dify 可能会拒绝。',
  },
  seccomp: {
    name: 'seccomp 过滤',
    here: '任何运行都不得做的事由内核直接拒绝。',
    absent: '没有强制手段阻止调用：怀有恶意的节点可以绕过监视。',
  },
  landlock: {
    name: 'Landlock',
    here: '运行无法访问您的文件：它只能读取解释器和软件包，只能写入自己的文件夹。',
    absent: '运行可以访问您的文件：您能读取和更改的，它也能。请勿运行陌生人的节点。',
  },
  'network-off': {
    name: '断网',
    here: '断网运行无论调用什么都没有网络。',
    absent: '断网运行只是关闭 Python 的相应函数：C 库仍可连接。',
  },
  'memory-limit': {
    name: '内存限制',
    here: '占用过多内存的运行会被结束，其他不受影响。',
    absent: '运行的内存不受限制：无限增长的运行会拖慢整台机器。',
  },
  'process-limit': {
    name: '进程数限制',
    here: '无休止启动进程的运行会在达到上限时被阻止。',
    absent: '运行启动的进程数不受限制（root 用户始终如此）：它们到时限时结束。',
  },
  javascript: {
    name: 'JavaScript 启动器',
    here: 'JavaScript 节点与 Python 节点受同样的约束。',
    absent: 'JavaScript 节点只受时间和输出限制：其调用、文件和网络均无人监视；在这里能运行的，Dify 可能会拒绝。',
  },
  guardian: {
    name: '守护进程',
    here: '运行会随 Nodelab 一起结束，即使它被强制结束或崩溃。',
    absent: 'Nodelab 被强制结束或崩溃时，正在进行的运行可能会继续：请在进程列表中结束它们。',
  },
  fork: {
    name: '派生工作进程',
    here: '工作进程由预热的进程派生：运行在几毫秒内开始，模块已加载。',
    absent: '每个工作进程单独启动：连续多次运行需要等待。结果相同。',
  },
  'user-namespaces': {
    name: '用户命名空间',
    here: 'Nodelab 不靠它约束运行：没有什么依赖它。',
    absent: 'Nodelab 不靠它约束运行：没有任何损失。',
  },
}

const unknown: Readonly<Record<Language, string>> = {
  en: 'It could not be tried out: there is no Python here to try it with yet.',
  'zh-CN': '无法试验：这里还没有可用于试验的 Python。',
}

const texts: Readonly<Record<Language, Readonly<Record<PromiseName, PromiseText>>>> = {
  en: english,
  'zh-CN': chinese,
}

/** What a means is called, with its version, and in a sentence what its being here or not means for the author. */
export function promiseText(
  { name, isHere, version }: MachinePromise,
  language: Language,
): { readonly name: string; readonly sentence: string } {
  const text = texts[language][name]
  const sentence = isHere === null ? unknown[language] : isHere ? text.here : text.absent
  return { name: version === null ? text.name : `${text.name} ${version}`, sentence }
}
