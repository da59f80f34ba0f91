import type { ProblemTable } from '../model/problem'

/** What can go wrong with the place of the data folder, and what is told of its move. */
export const dataFolderProblems = {
  'data-move-fixed': {
    en: {
      title: 'The data folder is set from outside',
      why: 'The variable `NODELAB_HOME` names it, and Nodelab does not change that.',
      next: 'Close Nodelab, move the folder by hand and change the variable, or remove the variable and move the folder here.',
    },
    'zh-CN': {
      title: '数据文件夹由外部指定',
      why: '它由变量 `NODELAB_HOME` 指定，Nodelab 不会更改该变量。',
      next: '请关闭 Nodelab，手动移动文件夹并修改变量；或删除该变量后在此处移动。',
    },
  },
  'data-move-inside': {
    en: {
      title: 'The data folder can not move into itself',
      why: '`{path}` is the data folder, or lies in it.',
      next: 'Choose an empty folder elsewhere.',
    },
    'zh-CN': {
      title: '数据文件夹不能移到自身之内',
      why: '`{path}` 就是数据文件夹，或位于其中。',
      next: '请选择别处的空文件夹。',
    },
  },
  'data-move-not-empty': {
    en: {
      title: 'The folder is not empty',
      why: 'In `{path}` lies `{name}`: what is there could be mixed with the data.',
      next: 'Choose an empty folder, make a new one in the dialog, or choose one that is a data folder of Nodelab itself.',
    },
    'zh-CN': {
      title: '该文件夹不是空的',
      why: '`{path}` 中有 `{name}`：其中的内容可能会与数据混在一起。',
      next: '请选择空文件夹，在对话框中新建一个，或直接选择 Nodelab 的数据文件夹。',
    },
  },
  'data-move-unfinished': {
    en: {
      title: 'The folder holds a part of a copy',
      why: 'In `{path}` lies what a move of `{old}` had copied when it was cut off. It is not whole, and nothing here says what is missing.',
      next: 'Choose another folder. If `{old}` is gone and this part is all that is left, remove `moved-from.json` from it and choose it again: it is then used as it is.',
    },
    'zh-CN': {
      title: '该文件夹中是不完整的副本',
      why: '`{path}` 中是移动 `{old}` 时被中断的副本。它不完整，而这里无法得知缺少什么。',
      next: '请选择其他文件夹。如果 `{old}` 已不在，只剩下这部分，请删除其中的 `moved-from.json` 后重新选择：它将按原样使用。',
    },
  },
  'data-folder-newer': {
    en: {
      title: 'The folder holds the data of a later Nodelab',
      why: '`{path}` has a form that this Nodelab does not know. Nothing in it was touched.',
      next: 'Update Nodelab, then choose it again; or choose an empty folder.',
    },
    'zh-CN': {
      title: '该文件夹属于更新版本的 Nodelab',
      why: '此 Nodelab 不认识 `{path}` 的格式。其中的内容未作任何更改。',
      next: '请更新 Nodelab 后重新选择，或选择空文件夹。',
    },
  },
  'data-switch-none': {
    en: {
      title: 'The folder holds no data of Nodelab any more',
      why: 'When it was chosen, `{path}` was a data folder; now it is none.',
      next: 'Nothing was changed: the present folder is used as before. Look at that folder, then choose it again in Settings, Care.',
    },
    'zh-CN': {
      title: '该文件夹中已没有 Nodelab 的数据',
      why: '选择时 `{path}` 是数据文件夹，现在不是了。',
      next: '未做任何更改：仍使用当前文件夹。请检查该文件夹，然后在“设置”的“维护”中重新选择。',
    },
  },
  'data-switch-failed': {
    en: {
      title: 'The other data folder is not used',
      why: '`{path}`: {reason}',
      next: 'Nothing was changed: the present folder is used as before. Look at the disk, then choose it again in Settings, Care.',
    },
    'zh-CN': {
      title: '未改用另一个数据文件夹',
      why: '`{path}`：{reason}',
      next: '未做任何更改：仍使用当前文件夹。请检查磁盘，然后在“设置”的“维护”中重新选择。',
    },
  },
  'data-switched': {
    en: {
      title: 'Nodelab uses another data folder',
      why: 'It is `{path}` now, as it was found. `{old}` lies where it was, and nothing of it was changed.',
      next: 'To use that one again, choose Switch Back in Settings, Care.',
    },
    'zh-CN': {
      title: 'Nodelab 已改用另一个数据文件夹',
      why: '现在使用 `{path}`，内容保持原样。`{old}` 仍在原处，未作任何更改。',
      next: '若要重新使用原来的文件夹，请在“设置”的“维护”中选择“切换回去”。',
    },
  },
  'data-move-not-writable': {
    en: {
      title: 'Nodelab can not write into the folder',
      why: '`{path}`: {reason}',
      next: 'Choose a folder of your own, or change the rights of this one.',
    },
    'zh-CN': {
      title: 'Nodelab 无法写入该文件夹',
      why: '`{path}`：{reason}',
      next: '请选择您自己的文件夹，或更改其权限。',
    },
  },
  'data-move-no-links': {
    en: {
      title: 'The disk of the folder can not hold links',
      why: 'Pythons and environments need links, and in `{path}` none can be made: {reason}',
      next: 'Choose a folder on another disk. Sticks and cards are often formatted as FAT or exFAT, which know no links; shares may have them switched off.',
    },
    'zh-CN': {
      title: '该文件夹所在的磁盘不支持链接',
      why: 'Python 和环境需要链接，而在 `{path}` 中无法创建：{reason}',
      next: '请选择其他磁盘上的文件夹。U 盘和存储卡常为 FAT 或 exFAT 格式，不支持链接；网络共享也可能未启用链接。',
    },
  },
  'data-move-no-room': {
    en: {
      title: 'There is too little room',
      why: 'The move needs {needed} GB in `{path}`, and {free} GB are free there.',
      next: 'Make room there, choose a folder on another disk, or clean the cache of packages under Packages, Disk first.',
    },
    'zh-CN': {
      title: '空间不足',
      why: '移动需要 `{path}` 有 {needed} GB 空间，那里只有 {free} GB 可用。',
      next: '请在那里腾出空间，选择其他磁盘上的文件夹，或先在“软件包”的“磁盘”中清理缓存。',
    },
  },
  'data-move-used': {
    en: {
      title: 'Another Nodelab works with the data folder',
      why: 'A command or a server in a terminal uses `{path}`.',
      next: 'End it (for example `nodelab serve`), then try again.',
    },
    'zh-CN': {
      title: '另一个 Nodelab 正在使用数据文件夹',
      why: '终端中的命令或服务器正在使用 `{path}`。',
      next: '请先结束它（例如 `nodelab serve`），然后重试。',
    },
  },
  'data-move-in-way': {
    en: {
      title: 'The data folder was not moved: a file is in the way',
      why: 'In `{path}` lies `{name}`, which is not from this move, and the data has something of that name.',
      next: 'Nothing was changed: the old folder is used as before, and that file is as it was. Take it out of the folder, then move again in Settings, Care.',
    },
    'zh-CN': {
      title: '数据文件夹未移动：有文件挡住了位置',
      why: '`{path}` 中的 `{name}` 不是这次移动放入的，而数据中有同名的内容。',
      next: '未做任何更改：仍使用原文件夹，该文件保持原样。请将它移出该文件夹，然后在“设置”的“维护”中重新移动。',
    },
  },
  'data-copy-left': {
    en: {
      title: 'This data folder was moved',
      why: 'It was copied to `{path}` and its move had come to its end; Nodelab has now started in the old folder.',
      next: 'Nothing of `{path}` was touched. Settings, Care says which folder is in use; delete the other one by hand once you know that you need nothing of it.',
    },
    'zh-CN': {
      title: '此数据文件夹已被移动',
      why: '它已复制到 `{path}`，移动已到最后一步；而 Nodelab 这次在旧文件夹中启动。',
      next: '`{path}` 中的内容未作任何更改。“设置”的“维护”会显示正在使用的文件夹；确认不再需要另一个后，请手动删除。',
    },
  },
  'data-move-used-at-end': {
    en: {
      title: 'The data folder was not moved: another Nodelab works with it',
      why: 'A command or a server in a terminal used `{path}` as the move came to its end.',
      next: 'Nothing was changed, and the copy was removed. End it (for example `nodelab serve`), then move again in Settings, Care.',
    },
    'zh-CN': {
      title: '数据文件夹未移动：另一个 Nodelab 正在使用它',
      why: '移动即将完成时，终端中的命令或服务器正在使用 `{path}`。',
      next: '未做任何更改，副本已删除。请先结束它（例如 `nodelab serve`），然后在“设置”的“维护”中重新移动。',
    },
  },
  'data-old-newer': {
    en: {
      title: 'The data folder was moved, and the old one was kept',
      why: 'The data is in `{path}` now. Something was written in `{old}` after it was copied: {names}.',
      next: 'Look whether you need that, then delete the old folder by hand. Nodelab does not use it any more.',
    },
    'zh-CN': {
      title: '数据文件夹已移动，旧文件夹已保留',
      why: '数据现在位于 `{path}`。复制之后，`{old}` 中又写入了内容：{names}。',
      next: '请查看是否需要这些内容，然后手动删除旧文件夹。Nodelab 已不再使用它。',
    },
  },
  'data-move-failed': {
    en: {
      title: 'The data folder was not moved',
      why: '`{path}`: {reason}',
      next: 'Nothing was changed: the old folder is used as before, and the copy was removed. Look at the disk, then try again.',
    },
    'zh-CN': {
      title: '数据文件夹未移动',
      why: '`{path}`：{reason}',
      next: '未做任何更改：仍使用原文件夹，副本已删除。请检查磁盘后重试。',
    },
  },
  'data-move-cut-off': {
    en: {
      title: 'A move of the data folder was cut off',
      why: 'Nodelab ended before the copy in `{path}` was whole and compared.',
      next: 'The old folder is used as before, and the copy was removed. Move it again in Settings, Care.',
    },
    'zh-CN': {
      title: '数据文件夹的移动被中断',
      why: '在 `{path}` 中的副本完整并经过比对之前，Nodelab 就结束了。',
      next: '仍使用原文件夹，副本已删除。可在“设置”的“维护”中重新移动。',
    },
  },
  'data-moved': {
    en: {
      title: 'The data folder was moved',
      why: 'It is `{path}` now. `{old}` was removed.',
      next: 'Environments are built again as they are needed. Commands in terminals find the new folder by themselves.',
    },
    'zh-CN': {
      title: '数据文件夹已移动',
      why: '现在是 `{path}`。`{old}` 已删除。',
      next: '环境会在需要时重新构建。终端中的命令会自动找到新文件夹。',
    },
  },
  'data-old-left': {
    en: {
      title: 'The old data folder could not be removed',
      why: 'The data is in `{path}` now. `{old}`: {reason}',
      next: 'Nothing of the old folder is used any more: delete it by hand.',
    },
    'zh-CN': {
      title: '无法删除旧的数据文件夹',
      why: '数据现在位于 `{path}`。`{old}`：{reason}',
      next: '旧文件夹已不再使用，请手动删除。',
    },
  },
  'data-folder-gone': {
    en: {
      title: 'The data folder is not there',
      why: 'It was moved to `{path}`, as `{file}` says, and can not be found or opened there: {reason}',
      next: 'Connect the disk that it lies on and start again. To begin anew in the usual folder, give that file another name.',
    },
    'zh-CN': {
      title: '找不到数据文件夹',
      why: '根据 `{file}`，它已移到 `{path}`，而现在无法在那里找到或打开它：{reason}',
      next: '请连接它所在的磁盘后重新启动。若要在默认文件夹中重新开始，请将该文件改名。',
    },
  },
  'data-place-damaged': {
    en: {
      title: 'Nodelab can not tell where its data folder is',
      why: '`{file}` can not be read: {reason}',
      next: 'Write `{"folder": "/the/folder"}` into it, or remove it to begin anew in the usual folder.',
    },
    'zh-CN': {
      title: 'Nodelab 无法确定数据文件夹的位置',
      why: '无法读取 `{file}`：{reason}',
      next: '请在其中写入 `{"folder": "/the/folder"}`，或删除它以在默认文件夹中重新开始。',
    },
  },
} as const satisfies ProblemTable
