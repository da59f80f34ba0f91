import type { ProblemTable } from '../model/problem'

/** What can be wrong with lessons. */
export const lessonProblems = {
  'lesson-file-missing': {
    en: { title: 'The lesson has no `{file}`', why: 'A lesson is read whole or not at all.', next: 'Add the file.' },
    'zh-CN': { title: '课程缺少 `{file}`', why: '一课的文件必须齐全。', next: '请补上该文件。' },
  },
  'lesson-file-name': {
    en: {
      title: '`{found}` has to be called `{file}`',
      why: 'Nodelab reads a file of a lesson or a pack by its exact name.',
      next: 'Rename it.',
    },
    'zh-CN': {
      title: '`{found}` 应命名为 `{file}`',
      why: 'Nodelab 按确切的文件名读取课程和课程包的文件。',
      next: '请重命名该文件。',
    },
  },
  'lesson-file-large': {
    en: {
      title: '`{file}` is too large',
      why: 'A file of a lesson may have {most} KB.',
      next: 'Make it shorter.',
    },
    'zh-CN': { title: '`{file}` 过大', why: '课程中的文件最大为 {most} KB。', next: '请缩短该文件。' },
  },
  'lesson-field': {
    en: {
      title: 'Line {line}: `{field}` cannot be read',
      why: 'It should be {expected}.',
      next: 'Mend the line; docs/lessons.md tells what each field is.',
    },
    'zh-CN': {
      title: '第 {line} 行：无法读取 `{field}`',
      why: '它应为 {expected}。',
      next: '请修正该行；各字段的含义见 docs/lessons.md。',
    },
  },
  'lesson-target': {
    en: {
      title: 'Line {line}: there is no target `{name}`',
      why: 'Nodelab knows {names}.',
      next: 'Name one of these.',
    },
    'zh-CN': { title: '第 {line} 行：没有目标 `{name}`', why: 'Nodelab 支持 {names}。', next: '请改为其中之一。' },
  },
  'lesson-case-absent': {
    en: {
      title: 'Line {line}: `cases.yml` has no case `{name}`',
      why: 'A check runs the case that it names. There are {names}.',
      next: 'Correct the name, or write the case.',
    },
    'zh-CN': {
      title: '第 {line} 行：`cases.yml` 中没有用例 `{name}`',
      why: '检查会运行它所指的用例。现有用例：{names}。',
      next: '请改正名称，或补上该用例。',
    },
  },
  'lesson-case-idle': {
    en: {
      title: 'Line {line}: no check names the case `{name}`',
      why: 'It would never run.',
      next: 'Add a check to `lesson.yml`, or take the case out.',
    },
    'zh-CN': {
      title: '第 {line} 行：没有检查用到用例 `{name}`',
      why: '它永远不会运行。',
      next: '请在 `lesson.yml` 中加入检查，或删除该用例。',
    },
  },
  'lesson-path-odd': {
    en: {
      title: 'Line {line}: `{path}` is no path',
      why: 'A path leads to one value by names and places, such as `$.outputs.result.type` or `$.outputs["my result"].type`.',
      next: 'Correct the path.',
    },
    'zh-CN': {
      title: '第 {line} 行：`{path}` 不是路径',
      why: '路径用名称和位置指向一个值，例如 `$.outputs.result.type` 或 `$.outputs["my result"].type`。',
      next: '请改正路径。',
    },
  },
  'lesson-path': {
    en: {
      title: 'Line {line}: the path `{path}` leads nowhere',
      why: 'After `{before}` there can be {names}, in the start and in the solution.',
      next: 'Correct the name, or declare it in the solution.',
    },
    'zh-CN': {
      title: '第 {line} 行：路径 `{path}` 没有指向任何内容',
      why: '在起始节点和参考答案中，`{before}` 之后可以是 {names}。',
      next: '请改正名称，或在参考答案中声明它。',
    },
  },
  'lesson-service-absent': {
    en: {
      title: 'The lesson has no service whose address could be filled in',
      why: 'An input holds the word in braces that stands for the address of the service.',
      next: 'Add `service:` to `lesson.yml`, or write a whole address.',
    },
    'zh-CN': {
      title: '课程没有服务，无法填入其地址',
      why: '某个输入中含有代表服务地址的花括号占位词。',
      next: '请在 `lesson.yml` 中加入 `service:`，或写出完整地址。',
    },
  },
  'lesson-text-title': {
    en: {
      title: 'The text has no title',
      why: 'It begins with a line such as `# The first node`.',
      next: 'Write the title as its first line.',
    },
    'zh-CN': { title: '文本没有标题', why: '它应以“# 第一个节点”这样的一行开头。', next: '请在第一行写上标题。' },
  },
  'lesson-text-task': {
    en: {
      title: 'Line {line}: the text does not say what to do',
      why: 'After the story stands `{heading}`, and below it the task.',
      next: 'Add the heading and the task.',
    },
    'zh-CN': {
      title: '第 {line} 行：文本没有说明要做什么',
      why: '故事之后应有 `{heading}`，其下写任务。',
      next: '请补上该标题和任务。',
    },
  },
  'lesson-text-story': {
    en: {
      title: 'Line {line}: the text tells no story',
      why: 'Between title and task stands why the task is worth doing.',
      next: 'Write a few sentences there.',
    },
    'zh-CN': {
      title: '第 {line} 行：文本没有故事',
      why: '标题与任务之间应说明为什么要做这件事。',
      next: '请在此处写几句话。',
    },
  },
  'lesson-text-long': {
    en: {
      title: 'The story has {count} words',
      why: 'A story has at most {most}: its reader wants to begin.',
      next: 'Shorten it.',
    },
    'zh-CN': {
      title: '故事过长：{count} 词',
      why: '故事最多 {most} 词（两个汉字计一词）：读者想尽快动手。',
      next: '请缩短故事。',
    },
  },
  'lesson-text-heading': {
    en: {
      title: 'Line {line}: one heading too many',
      why: 'A text has its title and `{heading}`, no other.',
      next: 'Make it a paragraph.',
    },
    'zh-CN': {
      title: '第 {line} 行：多了一个标题',
      why: '文本只有课程标题和 `{heading}`。',
      next: '请改为普通段落。',
    },
  },
  'lesson-text-code': {
    en: {
      title: 'Line {line}: code that never ends',
      why: 'A line of three backticks opens code, and another closes it.',
      next: 'Close it.',
    },
    'zh-CN': {
      title: '第 {line} 行：代码没有结束',
      why: '三个反引号的一行开始代码，另一行结束代码。',
      next: '请补上结尾的一行。',
    },
  },
  'lesson-no-cases': {
    en: {
      title: 'The lesson checks nothing',
      why: 'Without a check nobody can pass it.',
      next: 'Add at least one check to `lesson.yml`.',
    },
    'zh-CN': { title: '课程没有任何检查', why: '没有检查就无法通过。', next: '请在 `lesson.yml` 中至少加入一项检查。' },
  },
  'lesson-requirement': {
    en: {
      title: 'Line {line}: `{text}` is no package by its name',
      why: 'A lesson may ask for packages such as `six==1.17.0`, not for files, addresses or options.',
      next: 'Name the package.',
    },
    'zh-CN': {
      title: '第 {line} 行：`{text}` 不是按名称指定的软件包',
      why: '课程可以使用 `six==1.17.0` 这样的软件包，不能使用文件、地址或选项。',
      next: '请改为软件包的名称。',
    },
  },
  'lesson-twice': {
    en: {
      title: 'Two lessons are called `{name}`',
      why: 'What an author has done is kept by that name.',
      next: 'Give one of them another `id`.',
    },
    'zh-CN': { title: '有两课都叫 `{name}`', why: '学习进度按这个名称保存。', next: '请为其中一课更换 `id`。' },
  },
  'lesson-start-passes': {
    en: {
      title: 'The start passes all checks on {target}',
      why: 'Whoever opens the lesson would have nothing to do.',
      next: 'Take something out of the start, or add a check.',
    },
    'zh-CN': {
      title: '起始节点在 {target} 上已通过全部检查',
      why: '打开这一课的人将无事可做。',
      next: '请从起始节点中去掉一些内容，或增加检查。',
    },
  },
  'lesson-solution-fails': {
    en: {
      title: 'The solution does not pass "{name}" on {target}',
      why: '{reason}',
      next: 'Mend the solution, or what the check expects.',
    },
    'zh-CN': {
      title: '参考答案在 {target} 上未通过“{name}”',
      why: '{reason}',
      next: '请修正参考答案，或检查所期望的结果。',
    },
  },
  'lesson-absent': {
    en: {
      title: 'There is no lesson `{name}`',
      why: 'Its pack was removed or changed.',
      next: 'Choose another in the list.',
    },
    'zh-CN': { title: '没有课程 `{name}`', why: '它所在的课程包已被删除或改动。', next: '请在列表中另选一课。' },
  },
  'lesson-node-gone': {
    en: {
      title: 'The node of the lesson cannot be read',
      why: '{reason}',
      next: 'Mend its file, or start the lesson over.',
    },
    'zh-CN': { title: '无法读取这一课的节点', why: '{reason}', next: '请修正其文件，或重新开始这一课。' },
  },
  'lesson-solution-early': {
    en: {
      title: 'The solution comes after {tries} tries',
      why: 'What one finds oneself stays.',
      next: 'Take a hint, or check what you have.',
    },
    'zh-CN': {
      title: '尝试 {tries} 次后才能查看参考答案',
      why: '自己找到的答案记得最牢。',
      next: '请看提示，或先检查现有代码。',
    },
  },
  'lessons-not-kept': {
    en: {
      title: 'Your progress could not be kept',
      why: 'Writing `{path}` failed: {reason}.',
      next: 'Look whether the disk is full. Your code is kept by itself.',
    },
    'zh-CN': {
      title: '未能保存学习进度',
      why: '写入 `{path}` 失败：{reason}。',
      next: '请检查磁盘是否已满。您的代码另外保存，不受影响。',
    },
  },
  'lessons-damaged': {
    en: {
      title: 'The file of your progress was damaged',
      why: '`{path}` could not be read, and lies beside as `{kept}`.',
      next: 'Lessons begin anew; the code that you wrote in them is still there.',
    },
    'zh-CN': {
      title: '学习进度文件已损坏',
      why: '无法读取 `{path}`，它已另存为 `{kept}`。',
      next: '课程进度从头开始；您写过的代码仍在。',
    },
  },
} as const satisfies ProblemTable
