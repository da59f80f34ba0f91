/** What the command line says of cases and of servers elsewhere. */
export const testTexts = {
  'about-test': {
    en: 'run every case of every node under the paths, many at once',
    'zh-CN': '运行路径下所有节点的全部用例，同时运行多个',
  },
  'about-paths': {
    en: 'node files, folders of them, names of nodes in the workspace, app files, or APP.yml#ID; none: the workspace',
    'zh-CN': '节点文件、其所在文件夹、工作区中节点的名称、应用文件，或 APP.yml#ID；不写则为整个工作区',
  },
  'about-junit': { en: 'also write a JUnit report', 'zh-CN': '同时写出 JUnit 报告' },
  'about-jobs': { en: 'how many cases run at once', 'zh-CN': '同时运行的用例数' },
  'about-case': { en: 'the inputs of one case of the node', 'zh-CN': '使用节点某个用例的输入' },
  'about-sandbox': {
    en: 'run on a server that speaks the sandbox API: its address, or its name in the settings',
    'zh-CN': '在支持沙箱 API 的服务器上运行：给出地址，或设置中的名称',
  },
  'about-key': {
    en: 'its key; better in NODELAB_SANDBOX_KEY, since others see a command line',
    'zh-CN': '其密钥；最好放在 NODELAB_SANDBOX_KEY 中，因为命令行可能被他人看到',
  },
  'jobs-wrong': {
    en: '--jobs {given}: write a whole number from 1 to 64.',
    'zh-CN': '--jobs {given}：请写 1 到 64 的整数。',
  },
  'path-absent': {
    en: 'There is nothing at {path}. Looked for: {places}. Name a file, a folder or a node of the workspace; without a path it is the whole workspace.',
    'zh-CN': '{path} 不存在。已查找：{places}。请给出文件、文件夹或工作区中节点的名称；不写路径则为整个工作区。',
  },
  'nothing-at': { en: 'There is nothing at {path}. Check the path.', 'zh-CN': '{path} 不存在。请检查路径。' },
  'junit-unwritable': {
    en: 'The report {path} can not be written: {reason}.',
    'zh-CN': '无法写出报告 {path}：{reason}。',
  },
  'case-differs': {
    en: '{output}: expected {expected}, got {actual}',
    'zh-CN': '{output}：期望 {expected}，实际 {actual}',
  },
  'case-lacks': {
    en: '{output}: expected it to contain {expected}, got {actual}',
    'zh-CN': '{output}：期望包含 {expected}，实际 {actual}',
  },
  'case-no-match': {
    en: '{output}: expected it to match {expected}, got {actual}',
    'zh-CN': '{output}：期望匹配 {expected}，实际 {actual}',
  },
  'case-other-type': {
    en: '{output}: expected a value of type {expected}, got {actual}',
    'zh-CN': '{output}：期望类型为 {expected}，实际 {actual}',
  },
  'case-not-close': {
    en: '{output}: expected it close to {expected}, got {actual}',
    'zh-CN': '{output}：期望接近 {expected}，实际 {actual}',
  },
  'case-other-length': {
    en: '{output}: expected the length {expected}, got {actual}',
    'zh-CN': '{output}：期望长度为 {expected}，实际 {actual}',
  },
  'case-check-fault': {
    en: '{output}: the expectation can not be read: {reason}',
    'zh-CN': '{output}：无法读取期望：{reason}',
  },
  'about-test-target': {
    en: 'the target to run them on, in place of their own; may be given several times',
    'zh-CN': '运行所用的目标，取代用例自己的目标；可多次给出',
  },
  'about-watch': {
    en: 'run them again whenever a file under the paths changes, until Ctrl+C',
    'zh-CN': '路径下的文件变化时重新运行，直到 Ctrl+C',
  },
  'about-coverage': {
    en: 'also tell which lines of the code no case reaches',
    'zh-CN': '同时说明代码中没有用例到达的行',
  },
  'coverage-of': {
    en: '{path}: {reached} of {all} lines reached',
    'zh-CN': '{path}：{all} 行中到达 {reached} 行',
  },
  'coverage-missed': { en: '  not reached: {lines}', 'zh-CN': '  未到达：{lines}' },
  'coverage-silent': {
    en: '  {cases} of {all} cases told nothing of their lines',
    'zh-CN': '  {all} 个用例中有 {cases} 个没有说明其到达的行',
  },
  'coverage-unknown': {
    en: '{path}: which lines were reached is not known',
    'zh-CN': '{path}：无法得知到达了哪些行',
  },
  'watch-json': {
    en: '--watch and --json do not go together: --json prints one object.',
    'zh-CN': '--watch 与 --json 不能同时使用：--json 只打印一个对象。',
  },
  watching: { en: 'Waiting for a change. Ctrl+C ends.', 'zh-CN': '等待文件变化。按 Ctrl+C 结束。' },
  'case-no-output': { en: 'nothing', 'zh-CN': '无' },
  'case-raised': { en: 'the node failed: {error}', 'zh-CN': '节点失败：{error}' },
  'case-other-error': {
    en: 'the node failed with other words than `{expected}`: {error}',
    'zh-CN': '节点失败，但错误中不含 `{expected}`：{error}',
  },
  'case-no-error': {
    en: 'the node succeeded, and a failure was expected',
    'zh-CN': '节点成功，但用例期望失败',
  },
  'case-broken': { en: 'it could not be run: {error}', 'zh-CN': '无法运行：{error}' },
  'cases-passed': {
    en: '{passed} of {all} cases passed in {seconds} s',
    'zh-CN': '{all} 个用例中 {passed} 个通过，用时 {seconds} 秒',
  },
} as const
