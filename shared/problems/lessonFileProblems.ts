import type { ProblemTable } from '../model/problem'

/** What can be wrong with packs of lessons, and with the files of a class. */
export const lessonFileProblems = {
  'pack-none': {
    en: {
      title: 'No lessons in {name}',
      why: 'A lesson is a folder with a `lesson.yml`; a pack is a zip or a folder of such folders.',
      next: 'Put a `lesson.yml` into the folder of each lesson; `nodelab lesson new` writes a lesson to begin with.',
    },
    'zh-CN': {
      title: '{name} 中没有课程',
      why: '课程是含有 `lesson.yml` 的文件夹；课程包是由这些文件夹组成的 zip 或文件夹。',
      next: '请在每一课的文件夹中放入 `lesson.yml`；`nodelab lesson new` 会写出一课的起始文件。',
    },
  },
  'dropped-bundle': {
    en: {
      title: '{name} is an offline bundle',
      why: 'It takes the place of the requirements and the lock of a workspace, so it is not opened by a drop.',
      next: 'Open it on the Packages page, Open a bundle….',
    },
    'zh-CN': {
      title: '{name} 是离线包',
      why: '它会替换工作区的依赖清单和锁定文件，因此不会因拖放而打开。',
      next: '请在软件包页面用“打开离线包…”打开它。',
    },
  },
  'pack-broken': {
    en: {
      title: '{name} is no whole zip',
      why: 'It was cut off or damaged on its way.',
      next: 'Copy it again, or ask whoever made it.',
    },
    'zh-CN': { title: '{name} 不是完整的 zip', why: '它在传输中被截断或损坏。', next: '请重新复制，或联系制作者。' },
  },
  'pack-odd': {
    en: {
      title: '{name} was not opened',
      why: 'It holds what no pack of lessons may: `{reason}`.',
      next: 'Ask whoever made it. Nothing of it was kept.',
    },
    'zh-CN': {
      title: '未打开 {name}',
      why: '它含有课程包不允许的内容：`{reason}`。',
      next: '请联系制作者。未保留其中任何内容。',
    },
  },
  'pack-faults': {
    en: {
      title: '{name} was not taken in: {file}',
      why: '{reason}',
      next: '`nodelab lesson check` lists all that is wrong ({count}).',
    },
    'zh-CN': {
      title: '未加入 {name}：{file}',
      why: '{reason}',
      next: '用 `nodelab lesson check` 查看全部问题（{count} 个）。',
    },
  },
  'pack-unreadable': {
    en: {
      title: '{name} cannot be read',
      why: '{reason}.',
      next: 'Look whether the file is still there and open to you.',
    },
    'zh-CN': { title: '无法读取 {name}', why: '{reason}。', next: '请确认文件仍在，且您有权读取。' },
  },
  'pack-own': {
    en: {
      title: 'The lessons of Nodelab stay',
      why: 'They come with the program.',
      next: 'Only packs that you added can be removed.',
    },
    'zh-CN': { title: 'Nodelab 自带的课程不能删除', why: '它们随程序提供。', next: '只能删除您添加的课程包。' },
  },
  'results-none': {
    en: {
      title: 'There are no results yet',
      why: 'No lesson was begun on this laptop.',
      next: 'Open a lesson and check it once.',
    },
    'zh-CN': { title: '还没有成绩', why: '这台电脑上尚未开始任何一课。', next: '请先打开一课并检查一次。' },
  },
  'results-odd': {
    en: {
      title: 'Not opened: {name}',
      why: 'This is no results file of Nodelab: {reason}.',
      next: 'Ask the pupil to hand it in again.',
    },
    'zh-CN': {
      title: '未打开：{name}',
      why: '这不是 Nodelab 的成绩文件：{reason}。',
      next: '请让学员重新交一次。',
    },
  },
  'results-many': {
    en: {
      title: 'Only the first {most} files were opened',
      why: 'A class is shown as one table.',
      next: 'Open the others by themselves.',
    },
    'zh-CN': { title: '只打开了前 {most} 个文件', why: '一个班级显示为一张表。', next: '请另行打开其余文件。' },
  },
  'file-not-written': {
    en: {
      title: '{path} could not be written',
      why: '{reason}.',
      next: 'Choose another place.',
    },
    'zh-CN': { title: '无法写入 {path}', why: '{reason}。', next: '请另选位置。' },
  },
} as const satisfies ProblemTable
