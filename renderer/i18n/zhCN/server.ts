import type { server as english } from '../en/server'

/** 作者自己服务器的设置。 */
export const server: typeof english = {
  title: '您的服务器设置',
  about: (workspace) =>
    `您的 Dify 服务器 .env 或其沙箱 config.yaml 中的行。原样粘贴即可；它们保存在 ${workspace} 的 dify.env 中，对其中所有节点生效。`,
  label: 'dify.env 的内容',
  placeholder: 'CODE_MAX_STRING_LENGTH=400000\nSANDBOX_WORKER_TIMEOUT=15',
  line: '行',
  name: '名称',
  onTarget: (target) => target,
  onServer: '您的服务器',
  same: '相同',
  later: (line) => `以第 ${line} 行为准`,
  ignored: (count) => `另有 ${count} 个名称与代码节点无关，保持不动。`,
  keepOnly: '删除其他名称',
  clear: '清空',
  cleared: '已清空服务器设置',
  undo: '撤销',
  /** What stands between a sentence without its stop and the next one, and between two sentences. */
  stop: '。',
  gap: '',
  nothing: '这里没有任何设置：目标以其记录为准。',
  off: '关',
  on: '开',
  ownList: '自带列表',
  noProxy: '无',
  outOfReach: '此处不使用：仅服务器网络内的名称',
  seconds: (count) => `${count} 秒`,
  readOnly: '工作区不可写，这些行保持不变。',
  inForce: (count) => `您的服务器的 ${count} 项设置`,
  inForceHint: (target) => `${target}，并采用 dify.env 中您的服务器设置`,
  edit: '您的服务器设置…',
}
