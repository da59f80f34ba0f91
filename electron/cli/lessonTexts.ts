/** What the command line says of lessons. */
export const lessonTexts = {
  'about-lesson': {
    en: 'check: say what is wrong with a lesson or a pack of lessons; new: write the files of a lesson to begin with',
    'zh-CN': 'check：说明课程或课程包有什么问题；new：写出一课的起始文件',
  },
  'about-lesson-path': {
    en: 'a zip, a folder of lessons, or the folder of one',
    'zh-CN': 'zip、含有多课的文件夹，或一课的文件夹',
  },
  'about-lesson-quick': {
    en: 'check: read the files alone, and run nothing',
    'zh-CN': 'check：只读取文件，不运行任何代码',
  },
  'lesson-action': {
    en: '`{word}` is no action on lessons: write check or new.',
    'zh-CN': '`{word}` 不是课程的操作：请写 check 或 new。',
  },
  'lesson-taken': {
    en: 'There is something at {path} already. Name a folder that is not there yet.',
    'zh-CN': '{path} 已存在。请指定一个尚不存在的文件夹。',
  },
  'lesson-good': {
    en: 'Lessons tried: {count}. The start of each fails, and its solution passes.',
    'zh-CN': '已尝试 {count} 课：每一课的起始节点都不通过，参考答案都通过。',
  },
  'lesson-read': {
    en: 'Lessons read: {count}. None was run.',
    'zh-CN': '共读出 {count} 课，未运行。',
  },
  'lesson-bad': {
    en: 'To fix: {faults}. Lessons read: {count}.',
    'zh-CN': '共读出 {count} 课，有 {faults} 处需要修正。',
  },
  'lesson-untried': {
    en: '{name} was not tried: it is made for {targets}. Name one of these with --target, or leave it out.',
    'zh-CN': '未尝试 {name}：它适用于 {targets}。请用 --target 指定其中之一，或不写 --target。',
  },
  'lesson-stopped': {
    en: '{name} could not be tried on {target}. This says nothing about the lesson:',
    'zh-CN': '无法在 {target} 上尝试 {name}。这不说明课程有问题：',
  },
  'lesson-trying': { en: 'trying {name}', 'zh-CN': '正在尝试 {name}' },
  'lesson-made': {
    en: 'Written: {path}. Change its files, then run `nodelab lesson check {path}`.',
    'zh-CN': '已写出 {path}。修改其中的文件，然后运行 `nodelab lesson check {path}`。',
  },
} as const
