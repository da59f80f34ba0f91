/** What the command line says of cases and of servers elsewhere. */
export const testTexts = {
  'about-test': {
    en: 'run every case of every node under the paths, many at once',
    'zh-CN': '运行路径下所有节点的全部用例，同时运行多个',
  },
  'about-paths': { en: 'node files, or folders of them', 'zh-CN': '节点文件或其所在文件夹' },
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
  'path-absent': { en: 'There is nothing at {path}. Check the path.', 'zh-CN': '{path} 不存在。请检查路径。' },
  'junit-unwritable': {
    en: 'The report {path} can not be written: {reason}.',
    'zh-CN': '无法写出报告 {path}：{reason}。',
  },
  'case-differs': {
    en: '{output}: expected {expected}, got {actual}',
    'zh-CN': '{output}：期望 {expected}，实际 {actual}',
  },
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
