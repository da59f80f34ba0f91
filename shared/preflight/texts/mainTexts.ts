import type { RuleTexts } from './ruleText'

/** What preflight says of `main` itself. */
export const mainTexts = {
  'main-not-defined': {
    en: {
      title: 'The code defines no main',
      why: "Dify calls `main` with the node's inputs. Without it the node fails: {difyText}.",
      next: 'Write a function `main` outside all others, spelled so.',
      fix: 'Add a main',
    },
    'zh-CN': {
      title: '代码中没有定义 main',
      why: 'Dify 会用节点的输入变量调用 `main`。没有它，节点会失败：{difyText}。',
      next: '请在最外层写一个名为 `main` 的函数。',
      fix: '添加 main',
    },
  },
  'main-not-awaited': {
    en: {
      title: 'main is async, and Dify does not wait for it',
      why: 'Dify calls `main` as a plain function and writes down what that returns, which here is no result yet: {difyText}.',
      next: 'Write `main` without `async`; run what must be awaited inside, or in another way.',
      fix: 'Remove async',
    },
    'zh-CN': {
      title: 'main 是 async 函数，而 Dify 不会等待它',
      why: 'Dify 把 `main` 当作普通函数调用，并直接写出其返回值，而此时还没有结果：{difyText}。',
      next: '请去掉 `main` 的 `async`；需要等待的内容请在内部运行，或改用其他方式。',
      fix: '去掉 async',
    },
  },
  'main-yields': {
    en: {
      title: 'main yields, so it returns a generator and no result',
      why: 'A function with `yield` runs only as it is looped over, which Dify never does: {difyText}.',
      next: 'Collect the items in a list and return them.',
    },
    'zh-CN': {
      title: 'main 中有 yield，返回的是生成器而不是结果',
      why: '含有 `yield` 的函数只有在被遍历时才会运行，而 Dify 不会遍历它：{difyText}。',
      next: '请把各项收集到列表中再返回。',
    },
  },
  'main-lacks-parameter': {
    en: {
      title: 'main has no parameter for the input {name}',
      why: 'Dify calls `main` with every input by its name: {difyText}.',
      next: 'Add `{name}` to the parameters of `main`, or remove the input.',
      fix: 'Add {name} to main',
    },
    'zh-CN': {
      title: 'main 没有对应输入变量 {name} 的参数',
      why: 'Dify 会按名称把每个输入变量传给 `main`：{difyText}。',
      next: '请在 `main` 的参数中加入 `{name}`，或删除该输入变量。',
      fix: '把 {name} 加入 main',
    },
  },
  'main-parameter-unfilled': {
    en: {
      title: 'No input fills the parameter {name} of main',
      why: 'Dify passes the inputs that the node has and nothing else: {difyText}.',
      next: 'Add an input `{name}`, or give the parameter a default.',
    },
    'zh-CN': {
      title: '没有输入变量对应 main 的参数 {name}',
      why: 'Dify 只传入节点已有的输入变量：{difyText}。',
      next: '请添加输入变量 `{name}`，或为该参数设置默认值。',
    },
  },
  'main-positional-only': {
    en: {
      title: 'The parameter {name} can only be passed by its place',
      why: 'What stands before `/` takes no name, and Dify passes every input by its name: {difyText}.',
      next: 'Remove the `/` from the parameters of `main`.',
    },
    'zh-CN': {
      title: '参数 {name} 只能按位置传入',
      why: '`/` 之前的参数不接受名称，而 Dify 按名称传入每个输入变量：{difyText}。',
      next: '请从 `main` 的参数中去掉 `/`。',
    },
  },
  'main-defined-again': {
    en: {
      title: 'main is defined {count} times',
      why: 'The last one counts: Dify never calls the others.',
      next: 'Keep one `main`, and name the others otherwise.',
    },
    'zh-CN': {
      title: 'main 被定义了 {count} 次',
      why: '以最后一个为准，Dify 不会调用其他的。',
      next: '请只保留一个 `main`，并为其他函数改名。',
    },
  },
  'main-runs-itself': {
    en: {
      title: 'This runs in Dify as well, before Dify calls main',
      why: 'The sandbox runs the whole script, `__name__` is `__main__` there too, and what this prints or raises is part of the run.',
      next: 'Remove it: cases and samples try the node without it.',
    },
    'zh-CN': {
      title: '这一段在 Dify 中也会运行，且先于 Dify 调用 main',
      why: '沙箱会运行整个脚本，其中 `__name__` 同样是 `__main__`，这里打印或抛出的内容都属于该次运行。',
      next: '请删除它：可用用例和示例值来试运行节点。',
    },
  },
  'main-takes-one-object': {
    en: {
      title: 'main gets one object in Dify: {name} is undefined',
      why: 'Dify calls `main(inputs)` with all inputs in one object, so only the first parameter is filled.',
      next: 'Take it apart: `function main({{names}})`.',
    },
    'zh-CN': {
      title: 'Dify 只向 main 传入一个对象：{name} 为 undefined',
      why: 'Dify 以 `main(inputs)` 调用，所有输入变量都在一个对象中，因此只有第一个参数有值。',
      next: '请改用解构：`function main({{names}})`。',
    },
  },
  'main-name-unfilled': {
    en: {
      title: 'No input fills {name}: it is undefined',
      why: 'Dify passes an object with the inputs that the node has, and `{name}` is none of them.',
      next: 'Add an input `{name}`, or give it a default: `{name} = …`.',
    },
    'zh-CN': {
      title: '没有输入变量对应 {name}：其值为 undefined',
      why: 'Dify 传入的对象只含节点已有的输入变量，其中没有 `{name}`。',
      next: '请添加输入变量 `{name}`，或设置默认值：`{name} = …`。',
    },
  },
} as const satisfies Readonly<Record<string, RuleTexts>>
