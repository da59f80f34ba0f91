import type { Language } from '../../shared/model/problem'
import { commandExamples } from './commandExamples'

/** A line of a shell, and what it is for. */
export type Example = readonly [line: string, about: string]

interface Words {
  readonly title: string
  readonly intro: string
  readonly nodeTitle: string
  readonly node: string
  readonly endTitle: string
  readonly end: string
  readonly endColumns: readonly string[]
  readonly ends: readonly (readonly string[])[]
  readonly columns: readonly string[]
  readonly examples: Readonly<Record<string, readonly Example[]>>
  /** A command's description as a sentence before its usage. */
  readonly sentence: (description: string) => string
}

/** What the page of the command line says around the commands' own help. */
export const commandWords: Readonly<Record<Language, Words>> = {
  en: {
    title: 'The command line',
    intro:
      "The same engine without a window: for scripts, CI and servers. In a checkout the commands are called as `npx nodelab …`, after `npm start` or `npm run build` once; from elsewhere by the path of `scripts/nodelab.mjs` in the checkout. Of an installed Nodelab the command is `nodelab …` ([Installing](installing.md#the-command)). The options below are those of the commands' own help (`npm run pages` makes this page).",
    nodeTitle: 'Nodes and workspaces',
    node: 'A node is named by the path of its file, by its name in the current folder or in the workspace that was open last, or as `APP.yml#ID` for a node of a Dify app file. `packages` and `env` work on the current folder where it holds nodes or a `python-requirements.txt`, else on the workspace that was open last, and say which; `--workspace FOLDER` names another, such as the `docker/volumes/sandbox` of a Dify. The language is that of the settings, else of `LC_ALL`, `LC_MESSAGES` or `LANG`.',
    endTitle: 'What comes out',
    end: 'Results go to standard output, progress and messages to standard error. `--json` prints one object and nothing else. In the result of `run --json`, `stdout` is the prints alone, `error` and `error_type` are in the words of Dify, and numbers are written as Python wrote them.',
    endColumns: ['Exit code', 'Meaning'],
    ends: [
      ['0', 'it worked'],
      ['1', 'the node failed, a case failed, or a check found an error'],
      ['2', 'the command or a file is wrong'],
      ['3', 'the environment can not be built'],
      ['130', 'cancelled'],
    ],
    columns: ['Argument or option', 'What it does'],
    examples: commandExamples.en,
    sentence: (description) => `${description.charAt(0).toUpperCase()}${description.slice(1)}: `,
  },
  'zh-CN': {
    title: '命令行',
    intro:
      '同一引擎，不需要窗口：用于脚本、CI 和服务器。在源码目录中以 `npx nodelab …` 调用（先运行一次 `npm start` 或 `npm run build`）；在其他位置，用源码目录中 `scripts/nodelab.mjs` 的路径调用。安装后的命令为 `nodelab …`（[安装](installing.zh-CN.md#命令)）。下面的选项来自各命令自己的帮助（本页由 `npm run pages` 生成）。',
    nodeTitle: '节点与工作区',
    node: '节点可以用文件路径表示，也可以用当前文件夹或上次打开的工作区中的名称表示；Dify 应用文件中的节点写作 `APP.yml#ID`。`packages` 和 `env` 在当前文件夹含有节点或 `python-requirements.txt` 时对其生效，否则对上次打开的工作区生效并加以说明；`--workspace FOLDER` 可指定其他文件夹，例如 Dify 的 `docker/volumes/sandbox`。语言以设置为准，否则按 `LC_ALL`、`LC_MESSAGES` 或 `LANG`。',
    endTitle: '输出与退出码',
    end: '结果写到标准输出，进度和提示写到标准错误。`--json` 只输出一个对象。`run --json` 的结果中，`stdout` 只含打印，`error` 和 `error_type` 是 Dify 的原文，数字保持 Python 写出的形式。',
    endColumns: ['退出码', '含义'],
    ends: [
      ['0', '成功'],
      ['1', '节点失败、用例失败，或检查发现错误'],
      ['2', '命令或文件有误'],
      ['3', '无法构建环境'],
      ['130', '已取消'],
    ],
    columns: ['参数或选项', '作用'],
    examples: commandExamples['zh-CN'],
    sentence: (description) => `${description}：`,
  },
}
