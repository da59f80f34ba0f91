import type { confinement as english } from '../en/confinement'

/** 运行的约束方式，以及 Dify 沙箱拒绝的调用。 */
export const confinement: typeof english = {
  menu: '运行方式',
  check: 'Dify 检查',
  checkHint: '把节点运行到底，并列出 Dify 会拒绝的调用',
  held: '运行的约束',
  modes: { 'like-dify': '与 Dify 一致', check: 'Dify 检查', free: '不限制调用' },
  modeHints: {
    'like-dify': '在 Dify 沙箱会终止之处终止',
    check: '每次都运行到底，并列出 Dify 会拒绝的调用',
    free: '仅有资源限制，与 dify-sandbox-py 相同',
  },
  usual: (mode) => `与目标的沙箱相同（${mode}）`,
  usualHint: 'dify-sandbox-py 不拒绝任何调用；官方沙箱遇到被拒绝的调用会结束运行',
  tab: '沙箱',
  levels: { full: '由内核执行', approximate: '近似', limits: '仅资源限制' },
  levelHints: {
    full: '不在沙箱列表中的每个调用都由内核拦下或上报。',
    approximate: '本机只能监视 Python 函数：原生代码（numpy）、uuid.uuid1、ctypes 的调用和读取文件看不到。',
    limits: '没有检查调用，只限制了时间、内存和进程数。',
  },
  network: (isOn) => (isOn ? '网络已开启' : '网络已关闭'),
  clean: '此次运行没有被 Dify 拒绝的调用',
  cleanNext: '仅针对此次运行经过的代码路径。',
  notChecked: '此次运行没有检查',
  notCheckedNext: '“Dify 检查”会把节点运行到底，并列出 Dify 会拒绝的每个调用及其行号。',
  refused: (count) => `Dify 会拒绝 ${count} 个调用`,
  columns: { line: '行', call: '调用', through: '经由', count: '次数', inDify: '在 Dify 中' },
  ends: '会结束运行',
  endsHere: '在此结束运行',
  doesNothing: '什么也不做',
  ofChild: '由它启动的进程',
  noLine: '–',
  operator: '交给服务器管理员',
  operatorAbout:
    '沙箱环境变量的完整列表：两种语言自带的列表，网络开启时含网络部分，再加上发现的调用。它会取代沙箱自带的列表。',
  copyList: '复制 ALLOWED_SYSCALLS 行',
  requirements: 'python-requirements.txt 还需要这些行',
  copyRequirements: '复制依赖行',
  limitsOfReport: '只观察了一条代码路径，且仅针对此 C 库、此处理器和这些软件包版本，解释器为此次运行单独启动。',
  processor: (name) => `编号适用于 ${name}。`,
}
