import type { failing as english } from '../en/failing'

/** 失败时重试、异常处理与各次尝试的文字。 */
export const failing: typeof english = {
  retryHead: '失败时重试',
  retry: '失败时重试',
  maxRetries: '最大重试次数',
  times: '次',
  retryInterval: '重试间隔',
  milliseconds: '毫秒',
  panelTakes: (least, most) => `Dify 的面板接受 ${least} 到 ${most}。`,

  handlingHead: '异常处理',
  handling: '异常处理',
  strategies: { none: '无', 'default-value': '默认值', 'fail-branch': '异常分支' },
  meanings: {
    none: '节点失败时，工作流在此结束。',
    'default-value': '发生异常时，工作流以下面的值继续，并附上 error_message 和 error_type。',
    'fail-branch': '发生异常时，工作流走异常分支，只带 error_message 和 error_type。',
  },
  notIn: (target) => `${target} 没有异常处理和重试：节点失败时，工作流在此结束。`,
  settingsStay: '节点文件中已有的设置会保留。',
  defaultOf: (name) => `${name} 的默认值`,
  cannotStart: 'Dify 无法以此启动工作流。',
  use: (strategy) => `改用“${strategy}”`,
  noOutputs: '每个输出变量有一个默认值。目前还没有输出变量，请在上方添加。',
  onError: '异常时',

  attempts: '各次尝试',
  attempt: (number, all) => `第 ${number} 次尝试，共 ${all} 次`,
  isRunning: (number, all) => `正在进行第 ${number} 次尝试，共 ${all} 次`,
  begins: (number, all, time) => `第 ${number} 次尝试（共 ${all} 次）将在 ${time} 后开始`,
  wholeTime: '各次尝试与其间等待的总时间',
  ofLast: '最后一次尝试',
  worked: '成功',
  printed: '打印的内容',
  printedNothing: '没有打印任何内容。',
  goesOn: {
    source: '节点失败，工作流以默认值继续',
    'fail-branch': '节点失败，工作流沿异常分支继续',
  },
  goesOnNote: 'Dify 将节点标为异常（exception），并传递以下输出变量。',
}
