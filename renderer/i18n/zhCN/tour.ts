import type { tour as english } from '../en/tour'

/** 最初几分钟的文字：导览、新增内容、帮助菜单。 */
export const tour: typeof english = {
  help: '帮助',
  begin: '显示导览',
  news: '新增内容',
  about: '导览与新增内容',
  aboutHint: '五站走遍窗口，以及每个版本的新增内容。顶部栏的“帮助”中也有这两项。',
  count: (at, of) => `第 ${at} 站，共 ${of} 站`,
  next: '下一站',
  back: '上一站',
  done: '完成',
  leave: '退出导览',
  runByFile: (since) =>
    `运行会显示 Dify 将给出的结果。“复制到 Dify”旁的按钮会保存应用文件，供您的 Dify 导入；从 ${since} 起，画布才能粘贴节点。`,
  stops: {
    library: {
      title: '您的节点',
      why: '每个节点是您文件夹中的一个文件。单击即可打开；点 + 新建节点，可以是空节点，也可以来自模板。已有五个示例。没写过代码节点？请从“课程”（学士帽图标）开始。',
      whyRail: (key) =>
        `每个节点是您文件夹中的一个文件。按 ${key} 打开节点库，单击即可打开节点，点 + 新建节点。已有五个示例。没写过代码节点？请从“课程”（学士帽图标）开始。`,
    },
    code: {
      title: '代码',
      why: '像在 Dify 代码节点中一样编写 main()。在 Dify 中行不通的地方会在您输入时标出，并说明原因。',
    },
    variables: {
      title: '输入与输出变量',
      why: 'main() 的参数和返回值，使用 Dify 的类型。为每个输入变量填写运行时使用的示例值。',
    },
    run: {
      title: '先运行，再复制',
      why: '运行会显示 Dify 将给出的结果。“复制到 Dify”把节点放到剪贴板：在画布上粘贴即可。',
    },
    target: {
      title: '您的 Dify',
      why: '选择您服务器的版本。Python、软件包、限制和沙箱都随之而定。',
    },
  },
  documents: '文档',
  documentNames: {
    'quick-start': '快速开始',
    authors: '给作者',
    cases: '用例',
    'app-files': '应用文件',
    lessons: '课程',
    teachers: '给教师',
    operators: '给管理员',
    targets: '目标',
    settings: '设置',
    'command-line': '命令行',
    serve: '提供沙箱 API',
    'shared-sandbox': '团队共用的沙箱',
    confinement: '沙箱会拒绝什么',
    installing: '安装',
    care: '维护',
    privacy: '隐私',
    promises: '一台机器能保证什么',
    troubleshooting: '故障排除',
  },
  newsTitle: '新增内容',
  newsOf: (version) => `Nodelab ${version}`,
  noNews: '此版本没有记录新增内容。',
  close: '关闭',
  sample: '打开示例 Dify 应用',
  sampleHint: '两个代码节点，其中一个有错误',
}
