import type { editor as english } from '../en/editor'

/** 代码编辑器与依赖清单编辑器的文字。 */
export const editor: typeof english = {
  codeOf: (title) => `${title} 的代码`,
  requirements: 'python-requirements.txt',
  requirementsHead:
    '除目标自带的软件包以外，这个工作区所有 Python 节点可用的软件包。每次改动都会构建新的环境；在 Dify 服务器上，同一份文件要交给它的沙箱。',
  runNode: '运行节点',
  nextProblem: '转到下一个问题',
  previousProblem: '转到上一个问题',
}
