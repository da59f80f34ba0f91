import type { importing as english } from '../en/importing'

/** 将文件导入工作区的文字。 */
export const importing: typeof english = {
  drop: '松开即可复制到此工作区',
  dropHint: '节点文件、代码（.py、.js、.j2）、Dify 应用文件，或包含它们的文件夹。不会覆盖任何文件。',
  files: '导入文件…',
  folder: '导入文件夹…',
  done: (nodes, apps) =>
    `已导入 ${[nodes > 0 ? `${nodes} 个节点` : '', apps > 0 ? `${apps} 个应用文件` : ''].filter((part) => part !== '').join('和 ')}`,
}
