import type { settings as english } from '../en/settings'

/** 设置页的文字。 */
export const settings: typeof english = {
  title: '设置',
  back: '返回节点库',
  look: '外观',
  language: '语言',
  languageSystem: '跟随系统',
  theme: '主题',
  themes: { system: '跟随系统', light: '浅色', dark: '深色' },
  fontSize: '代码字号',
  fontSizeHint: '9 到 32 像素',
  wordWrap: '长行自动换行',
  keepInStep: '让 main() 与输入变量保持一致',
  keepInStepHint: '修改输入变量会写入 main() 的函数头，修改函数头也会更新输入变量。',
  runs: '运行',
  target: '未指定目标的节点使用的目标',
  preloadNever: '从不预先加载的模块',
  preloadNeverHint:
    'Python 模块名，与代码中 import 的写法相同，包含其下的所有模块。打开的节点导入的其他模块会在您运行之前加载；导入时会执行操作的模块请写在这里。',
  noModule: '请填写模块名，用空格分隔，例如 matplotlib 或 my_package.settings。',
  timeout: '运行时限（秒）',
  timeoutHint: 'Dify 的 compose 文件为 15。下方服务器设置中的时限优先于此项。',
  outputCap: '运行输出上限（字节）',
  outputCapHint: '打印与 stderr 分别计算。Dify 没有上限；此项避免无尽的打印占满窗口。',
  runOnPause: '停顿时运行',
  runOnPauseHint:
    '停止输入后用示例值运行节点；前提是代码能够解析，且其中没有访问网络、其他程序或文件的内容。“自由”模式下不会。',
  packages: '软件包',
  markLines: '标出没有用例到达的行',
  markLinesHint:
    '运行节点的全部用例时。Python 3.12 及以上几乎不变慢，更早的版本会慢几倍；JavaScript 的每个用例都启动各自的 Node。',
  uvPath: 'uv 的路径',
  uvPathHint: '留空：由 Nodelab 查找，或自行获取。',
  systemCertificates: '使用系统证书',
  systemCertificatesHint: '适用于自签证书的公司网络。',
  outOfRange: (least, most) => `应在 ${least} 与 ${most} 之间。`,
  keys: '快捷键',
}
