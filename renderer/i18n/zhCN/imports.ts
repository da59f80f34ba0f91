import type { imports as english } from '../en/imports'

/** 节点的导入所需软件包的文字。 */
export const imports: typeof english = {
  add: (name) => `添加 ${name}`,
  addTip: (name) => `把 ${name} 加入 python-requirements.txt，供所有 Python 节点使用`,
  toNode: '仅用于这个节点',
  addForNode: (name) => `添加 ${name}，仅用于这个节点`,
  addToNode: (name) => `把 ${name} 加入这个节点的依赖`,
  addedHere: (name) => `已把 ${name} 写入 python-requirements.txt，您的服务器自己的文件中也需要它。`,
  addedThere: (name) => `已把 ${name} 写入服务器的 python-requirements.txt。`,
  addedToNode: (name) => `已把 ${name} 加入这个节点的依赖，您的服务器需要在 python-requirements.txt 中写上它。`,
  isAsked: (name) => `${name} 已添加，正在安装。`,
  unknown: (module) => `Nodelab 不知道哪个软件包提供 \`${module}\`。`,
  unknownSee: (module) => `哪个软件包提供 ${module}？见问题列表`,
  lookUp: (name) => `查找软件包 ${name}`,
  looking: '正在查询软件包索引……',
  isItThis: (name) => `索引中有 \`${name}\`，是它吗？`,
  notThere: (name) => `索引中没有软件包 ${name}。`,
  inScript: '来自代码的 script 块',
  inScriptNote: '请在代码中修改。Dify 不读取该块。',
  badName: '软件包名由字母、数字、`-`、`_` 和 `.` 组成，例如 `python-dateutil` 或 `httpx[socks]`。',
  badVersion: '请填写 `latest`、版本（如 `2.1.0`）或范围（如 `>=2,<3`）。',
  toRequirements: (name) => `把 ${name} 移到 python-requirements.txt`,
  movedToRequirements: (name) => `${name} 现在位于 python-requirements.txt，供所有 Python 节点使用。`,
}
