import { basename, join } from 'node:path'
import type { CodeNode } from '../../shared/model/node'
import { plainNode } from '../../shared/model/plainNode'
import { writeAtomic } from '../files/atomicFile'
import { newNodeText } from '../workspace/nodeText'
import { packIdOf } from './packs'
import { lessonFiles } from './readLesson'

const lessonYaml = (id: string): string => `format: 1
id: ${id}
# Lessons stand in this order.
order: 1
# On these targets \`nodelab lesson check\` tries it; the first is the lesson's own.
targets: [dify-1.16]
checks:
  # A check runs a case of cases.yml. The words say what it looks for.
  - case: tea
    en: "\`tea\` gives \`TEA\`"
    zh-CN: "输入 \`tea\` 得到 \`TEA\`"
  # Of a hidden one only these words are shown.
  - case: another word
    hidden: true
    en: It works for other words too
    zh-CN: 换成别的词也可以
hints:
  - en: "\`text.upper()\` is the text in capitals."
    zh-CN: "\`text.upper()\` 是全部大写的文本。"
# Fields of Dify's panel that the lesson is about.
links: [input-variables, output-variables]
# Tries that must fail before the solution is shown.
solution_after: 3
`

const casesYaml = `cases:
  - name: tea
    inputs:
      text: tea
    outputs:
      result: TEA
  - name: another word
    inputs:
      text: milk
    outputs:
      result: MILK
`

const english = `# Capitals

Why is this worth doing? Tell it in at most 200 words, in plain sentences.

> What Dify says stands in a quotation.

## Task

1. Return the text in capitals.
`

const chinese = `# 大写

为什么值得做这件事？用浅显的句子说明，不超过 200 词（两个汉字计一词）。

> Dify 的原话写成引用。

## 任务

1. 返回全部大写的文本。
`

function nodeOf(result: string): CodeNode {
  return {
    ...plainNode('capitals', 'python3', `def main(text: str) -> dict:\n    return {"result": ${result}}\n`),
    variables: [{ variable: 'text', value_type: 'string', value_selector: [] }],
    outputs: [{ name: 'result', spec: { type: 'string', children: null } }],
    samples: { text: '"tea"' },
  }
}

/** Writes the files of a small lesson that is whole and passes `nodelab lesson check`, to be changed. Its id is the folder's name. */
export async function writeSkeleton(folder: string): Promise<void> {
  const write = (name: string, text: string): Promise<void> => writeAtomic(join(folder, name), text)
  await write(lessonFiles.lesson, lessonYaml(packIdOf(basename(folder))))
  await write(lessonFiles.texts.en, english)
  await write(lessonFiles.texts['zh-CN'], chinese)
  await write(lessonFiles.start, newNodeText(nodeOf('text')))
  await write(lessonFiles.solution, newNodeText(nodeOf('text.upper()')))
  await write(lessonFiles.cases, casesYaml)
}
