import type { Language } from '../../shared/model/problem'

/** What `nodelab app` says. */
export const appTexts = {
  'about-app': {
    en: 'the code and template nodes of a Dify app file: list them, run one, make node files of them, put node files back',
    'zh-CN': 'Dify 应用文件中的代码和模板节点：列出、运行、导出为节点文件、写回节点文件',
  },
  'about-app-file': {
    en: 'an app file that Dify exported; run: APP.yml#ID',
    'zh-CN': 'Dify 导出的应用文件；run 用 APP.yml#ID',
  },
  'about-app-nodes': { en: 'apply: the node files to put into it', 'zh-CN': 'apply：要写回的节点文件' },
  'about-app-output': {
    en: 'extract: the folder of the node files; the current one unless told',
    'zh-CN': 'extract：节点文件所在的文件夹，默认为当前文件夹',
  },
  'about-app-force': { en: 'extract: write over files that are there', 'zh-CN': 'extract：覆盖已有文件' },
  'about-app-dry-run': {
    en: 'apply: say what would change, write nothing',
    'zh-CN': 'apply：只说明将更改什么，不写入',
  },
  'app-no-nodes': {
    en: '{path}: no code or template nodes',
    'zh-CN': '{path}：没有代码节点或模板节点',
  },
  'app-nodes-missing': {
    en: 'apply: name the node files to put into the app, such as `nodelab app apply app.yml parse.node.yml`.',
    'zh-CN': 'apply：请给出要写回的节点文件，例如 `nodelab app apply app.yml parse.node.yml`。',
  },
  'app-applied': {
    en: '{path}: lines changed: {changed}, as they were: {unchanged}',
    'zh-CN': '{path}：更改 {changed} 行，其余 {unchanged} 行保持原样',
  },
  'app-would-apply': {
    en: '{path}: lines that would change: {changed}, that stay: {unchanged}',
    'zh-CN': '{path}：将更改 {changed} 行，其余 {unchanged} 行保持原样',
  },
} as const satisfies Record<string, Readonly<Record<Language, string>>>
