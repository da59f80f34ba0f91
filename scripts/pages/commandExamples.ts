import type { Language } from '../../shared/model/problem'

/** A line of a shell with what it is for, in both languages. */
type Line = readonly [line: string, en: string, zh: string]

const lines: Readonly<Record<string, readonly Line[]>> = {
  run: [
    [`npx nodelab run split_text --input text='"one. two."'`, '', ''],
    ['npx nodelab run split_text --target 0.11 --json', 'as another Dify would', '如同另一个 Dify'],
    ['npx nodelab run split_text --mode check', 'what the sandbox refuses, line by line', '沙箱会拒绝什么，逐行列出'],
    ['npx nodelab run split_text --sandbox Team', 'on a server of the settings', '在设置中的服务器上'],
    ["npx nodelab run split_text --case 'two words'", 'with the inputs of a case', '使用用例的输入'],
    ['npx nodelab run triage.yml#1718000000002', 'a node of an app file', '应用文件中的节点'],
  ],
  test: [
    ['npx nodelab test', 'every case of the workspace', '工作区的所有用例'],
    [
      'npx nodelab test split_text --junit report.xml',
      'those of one node, with a report',
      '一个节点的用例，并写出报告',
    ],
  ],
  check: [
    ['npx nodelab check --target 1.16', 'every node of the workspace', '工作区的所有节点'],
    ['npx nodelab check split_text --sarif > report.sarif', 'for code scanning', '用于代码扫描'],
  ],
  app: [
    ['npx nodelab app list triage.yml', 'its nodes, and the way to each', '其中的节点及其路径'],
    ['npx nodelab app extract triage.yml -o nodes', 'a node file of each', '每个节点导出为一个文件'],
    ['npx nodelab app apply triage.yml nodes/*.node.yml', 'and back into the app', '再写回应用文件'],
  ],
  packages: [
    ['npx nodelab packages', 'what the sandbox would have', '沙箱中会有哪些软件包'],
    ['npx nodelab packages add tabulate==0.9.0', 'written once it is known to work', '确认可用后才写入'],
    [`npx nodelab packages add 'anyio>=4.9' --dry-run`, 'what it would change', '会带来哪些变化'],
    ['npx nodelab packages list --format csv', 'or json, freeze, node', '或 json、freeze、node'],
    ['npx nodelab packages why pandas', 'the ways on which it comes in', '它从哪里被引入'],
    ['npx nodelab packages versions tabulate', 'what the index has, and what of it fits', '索引中的版本及哪些适用'],
    ['npx nodelab packages outdated', 'of your own; --all: of the base too', '您自己的软件包；--all 含基础软件包'],
    ['npx nodelab packages upgrade tabulate', 'or --all', '或 --all'],
    ['npx nodelab packages lock', 'python-requirements.lock, with hashes', 'python-requirements.lock，含哈希'],
    ['npx nodelab packages lock --check', 'for CI: 1 unless the lock fits', '用于 CI：锁定不符时退出码为 1'],
    ['npx nodelab packages bundle -o course.zip', 'all wheels as one file', '所有 wheel 放进一个文件'],
    ['npx nodelab packages unbundle course.zip', 'on a machine without a network', '在没有网络的机器上'],
  ],
  env: [
    ['npx nodelab env build --target 0.11', 'prints its key', '输出其标识'],
    ['npx nodelab env path --target 0.11', 'its Python, for an editor', '其 Python 的路径，供编辑器使用'],
    ['npx nodelab env sweep --days 30', '', ''],
  ],
  copy: [['npx nodelab copy split_text | wl-copy', '', '']],
  export: [['npx nodelab export split_text --target 1.9 -o app.yml', '', '']],
  serve: [['npx nodelab serve --target 1.9 --timeout 30', '', '']],
  history: [['npx nodelab history --search KeyError', '', '']],
  schema: [['npx nodelab schema > node.schema.json', '', '']],
}

function inLanguage(language: Language): Readonly<Record<string, readonly (readonly [line: string, about: string])[]>> {
  return Object.fromEntries(
    Object.entries(lines).map(([name, all]) => [
      name,
      all.map(([line, en, zh]) => [line, language === 'en' ? en : zh] as const),
    ]),
  )
}

/** Examples of each command; a test holds their options against the commands. */
export const commandExamples = { en: inLanguage('en'), 'zh-CN': inLanguage('zh-CN') } as const
