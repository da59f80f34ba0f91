import type { nodejs as english } from '../en/nodejs'

/** 运行 JavaScript 节点的 Node 的文字。 */
export const nodejs: typeof english = {
  pill: (version) => `Node ${version}`,
  pillBuilding: (version, stage) => `Node ${version} · ${stage}`,
  none: '没有 Node.js',
  inUse: 'Node.js',
  asked: 'Dify 中',
  program: '程序',
  noPackages: 'Dify 的 Node 没有任何软件包：`require` 只能找到 Node 自带的模块。',
  brought: '本机没有该主版本的 Node，因此由 uv 从软件包索引取得。',
  tryAgainLong: '重新查找 Node、uv 和 Python',
  building: '正在获取 Node.js',
  failed: '没有可用的 Node.js',
}
