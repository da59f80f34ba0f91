import type { Explanation } from '../explanation'

/** Errors of Python in names, modules and the code itself. */
export const pythonNames: readonly Explanation[] = [
  {
    id: 'name-error',
    of: 'python',
    title: 'NameError: a name that is not there',
    classes: ['NameError'],
    matches: /^name '(?<name>[^']+)' is not defined/,
    texts: {
      en: [
        'Nothing is named {name} where the code uses it.',
        'Usually it is misspelt, its import is missing, it is made in another function, or it is an input that `main` has no parameter for.',
        'Import it, or take it as a parameter; `true`, `false` and `null` of JSON are `True`, `False` and `None` in Python.',
      ],
      'zh-CN': [
        '代码使用 {name} 的地方没有这个名称。',
        '通常是拼写错误、缺少导入、定义在别的函数里，或是 `main` 没有对应参数的输入。',
        '请导入它，或作为参数接收；JSON 的 `true`、`false`、`null` 在 Python 中是 `True`、`False`、`None`。',
      ],
    },
  },
  {
    id: 'unbound-local',
    of: 'python',
    title: 'A variable that has no value yet',
    classes: ['UnboundLocalError'],
    matches: /variable '(?<name>[^']+)'/,
    texts: {
      en: [
        'The variable {name} is used before it has a value.',
        'Usually it gets one only in an `if`, a `try` or a loop that did not run, or a global of its name is assigned to in the function.',
        'Give it a value before, such as `{name} = None`.',
      ],
      'zh-CN': [
        '变量 {name} 在赋值之前被使用。',
        '通常它只在未执行的 `if`、`try` 或循环中赋值，或函数里给同名全局变量赋了值。',
        '请在前面给它一个值，例如 `{name} = None`。',
      ],
    },
  },
  {
    id: 'module-setuptools',
    of: 'python',
    title: 'A module of setuptools',
    classes: ['ModuleNotFoundError'],
    matches: /^No module named '(?<name>(?:pkg_resources|setuptools)[^']*)'/,
    when: ({ problem }) => problem === 'setuptools-missing',
    texts: {
      en: [
        '{name} is part of setuptools, which images of newer Pythons do not have.',
        'Usually code that lists packages was written for an older Dify.',
        'Read them with `importlib.metadata`, which is part of Python: nothing has to be installed for that.',
      ],
      'zh-CN': [
        '{name} 属于 setuptools，较新 Python 的镜像中没有它。',
        '通常是列出软件包的代码写于较旧的 Dify。',
        '请改用 Python 自带的 `importlib.metadata` 读取，无需安装任何软件包。',
      ],
    },
  },
  {
    id: 'module-not-found',
    of: 'python',
    title: 'A module that is not installed',
    classes: ['ModuleNotFoundError'],
    matches: /^No module named '(?<name>[^']+)'/,
    texts: {
      en: [
        'The module {name} is not in the environment of this node.',
        'On {target} a sandbox has very few packages; others must stand in its python-requirements.txt.',
        'Add the package in Packages to try it here, and have the operator of your Dify add the same line.',
      ],
      'zh-CN': [
        '此节点的环境中没有模块 {name}。',
        '{target} 的沙箱自带的软件包很少，其他的须写入其 python-requirements.txt。',
        '请在“软件包”中添加以便在此试用，并请 Dify 的管理员加上同一行。',
      ],
    },
  },
  {
    id: 'import-name',
    of: 'python',
    title: 'A name that a module does not have',
    classes: ['ImportError'],
    matches: /^cannot import name '(?<name>[^']+)' from '(?<module>[^']+)'/,
    texts: {
      en: [
        'The module {module} has nothing named {name}.',
        'Usually the package or Python has another version than the code was written for.',
        'Look up the version in Packages, and pin the one that has it in python-requirements.txt.',
      ],
      'zh-CN': [
        '模块 {module} 中没有 {name}。',
        '通常是软件包或 Python 的版本与代码所写的不同。',
        '请在“软件包”中查看版本，并在 python-requirements.txt 中固定含有它的版本。',
      ],
    },
  },
  {
    id: 'recursion',
    of: 'python',
    title: 'A function that calls itself without end',
    classes: ['RecursionError'],
    texts: {
      en: [
        'Functions called each other about a thousand deep, where Python stops.',
        'Usually the case in which it ends is missing or never met, or the data refers to itself.',
        'The values of the traceback show how its arguments change from call to call; a loop has no such limit.',
      ],
      'zh-CN': [
        '函数相互调用约一千层，Python 就此停止。',
        '通常是缺少或永远达不到结束条件，或数据引用了自身。',
        '回溯的变量值会显示参数如何逐层变化；循环没有这种限制。',
      ],
    },
  },
  {
    id: 'changed-while-read',
    of: 'python',
    title: 'A dict or set that is changed in its own loop',
    classes: ['RuntimeError'],
    matches: /^(?<kind>dictionary|Set|OrderedDict|deque).* (?:changed size|mutated|keys changed)/,
    texts: {
      en: [
        'A loop goes through a {kind} and changes it meanwhile.',
        'Usually keys are taken out or added on the way.',
        'Go through a copy, `for key in list(d)`, or build a new one.',
      ],
      'zh-CN': [
        '循环正在遍历 {kind}，同时又修改了它。',
        '通常是在途中删除或添加键。',
        '请遍历副本 `for key in list(d)`，或构造新的容器。',
      ],
    },
  },
  {
    id: 'indentation',
    of: 'python',
    title: 'Lines that are indented differently',
    classes: ['IndentationError', 'TabError'],
    texts: {
      en: [
        'The line begins further left or right than Python expects.',
        'Usually tabs and blanks are mixed by pasting, or a block after a colon is empty.',
        'Select the lines and indent them anew with Tab and Shift+Tab; write `pass` where a block has nothing to do.',
      ],
      'zh-CN': [
        '该行的缩进与 Python 预期不同。',
        '通常是粘贴时混用了制表符与空格，或冒号后的代码块为空。',
        '请选中这些行并用 Tab 与 Shift+Tab 重新缩进；空代码块请写 `pass`。',
      ],
    },
  },
  {
    id: 'python-syntax',
    of: 'python',
    title: 'A line that Python can not read',
    classes: ['SyntaxError'],
    texts: {
      en: [
        'Python can not read the code, so nothing of it ran.',
        "Usually a bracket, a quote or a colon is missing, in this line or in the one before; or the line uses what this target's Python does not have yet.",
        'Go to the line and look at the one above it too.',
      ],
      'zh-CN': [
        'Python 无法读取代码，因此没有运行任何部分。',
        '通常是本行或上一行缺少括号、引号或冒号；或用了此目标的 Python 尚不具备的语法。',
        '请跳到该行，并同时检查上一行。',
      ],
    },
  },
  {
    id: 'assertion',
    of: 'python',
    title: 'An assert that does not hold',
    classes: ['AssertionError'],
    texts: {
      en: [
        'The condition of an `assert` is not true.',
        'Usually an input is another one than the author of the check had in mind.',
        'Look at the values in the traceback; for a message of its own write `assert condition, "what is wrong"`.',
      ],
      'zh-CN': [
        '`assert` 的条件不成立。',
        '通常输入与写检查的人所设想的不同。',
        '请查看回溯中的值；要有自己的说明可写 `assert 条件, "哪里不对"`。',
      ],
    },
  },
]
