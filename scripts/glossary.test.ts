import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { documentPaths } from './documents/readDocument'
import { root } from './setup/folders.mjs'

/** One word a thing. Beside each word: others for the same thing, which no text may use. */
const glossary: readonly { readonly word: string; readonly others: RegExp }[] = [
  { word: "'", others: /’/ },
  { word: 'requirements', others: /packages file|requirements file|dependency file|dependencies file/i },
  { word: 'target', others: /target version|Dify profile/i },
  { word: 'sidebar', others: /side panel|side bar/i },
  { word: 'traceback', others: /stack trace|call stack/i },
  { word: 'workspace', others: /project folder|working folder/i },
  { word: '依赖清单', others: /依赖要求|依赖文件|软件包文件|要求文件|需求文件/ },
  { word: '软件包', others: /程序包|第三方包|自带的包|用的包/ },
  { word: '侧边栏', others: /侧栏|(?<!侧)边栏/ },
  { word: '展开面板、收起面板', others: /打开面板|关闭面板|隐藏面板/ },
  { word: '节点库', others: /节点列表|资料库/ },
  { word: '工作区', others: /工作空间|工作目录/ },
  { word: '沙箱', others: /沙盒/ },
  { word: '时限', others: /时间限制|超时限制/ },
  { word: '回溯', others: /堆栈|调用栈/ },
]

/** Every file with texts that an author reads. */
function textFiles(): string[] {
  const folders = ['renderer/i18n/en', 'renderer/i18n/zhCN', 'shared/problems', 'shared/preflight/texts']
  const found = folders.flatMap((folder) => readdirSync(join(root, folder)).map((name) => join(folder, name)))
  // The pages of errors and rules quote other programs; their own words are in the tables.
  const documents = documentPaths.filter((path) => !/^docs\/(?:errors|rules)\//.test(path))
  return [...found, 'electron/cli/texts.ts', 'electron/desktop/texts.ts', 'shared/actions/actionTexts.ts', ...documents]
}

describe('the words of the app', () => {
  const files = textFiles().map((path) => ({ path, lines: readFileSync(join(root, path), 'utf8').split('\n') }))

  it('are looked for where they are', () => {
    expect(files.length).toBeGreaterThan(15)
    expect(files.some(({ lines }) => lines.some((line) => line.includes('依赖清单')))).toBe(true)
  })

  it.each(glossary)('say $word and nothing else for it', ({ others }) => {
    const wrong = files.flatMap(({ path, lines }) =>
      lines.flatMap((line, index) =>
        others.test(line) && !line.trim().startsWith('/**') ? [`${path}:${index + 1} ${line.trim()}`] : [],
      ),
    )
    expect(wrong).toEqual([])
  })
})
