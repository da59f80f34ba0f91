import type { actions as english } from '../en/actions'

/** 操作面板与按键列表的文字。 */
export const actions: typeof english = {
  recent: '最近使用',
  act: '按名称执行操作',
  actHint: '要做什么',
  keyMap: '按键',
  keyMapHint: '要做什么，或某个按键',
  nothing: '没有这样的按键。',
  close: '关闭',
  allKeys: '全部按键',
  groups: {
    run: '运行',
    node: '节点',
    dify: 'Dify',
    problems: '问题',
    view: '查看',
    editor: '代码',
    window: '窗口',
  },
  scopes: {
    editor: '在代码中',
    text: '在输入文字处',
    library: '在节点库中',
    packages: '在软件包页面',
    variables: '在代码之外',
  },
  reasons: {
    noNode: '没有打开的节点',
    noTab: '没有打开的标签页',
    inAppFile: '节点在应用文件中',
    notRunning: '没有正在进行的运行',
    noCheck: '目标不拦截任何调用',
    noAppFile: '节点不在应用文件中',
    noSnippets: '模板节点没有函数',
    noCases: '节点没有用例',
    notPython: '只能格式化 Python',
    noLesson: '没有打开课程',
    lessonOpen: '这一课尚未通过',
  },
}
