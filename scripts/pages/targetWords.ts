import type { Limits } from '../../shared/model/server'
import type { Language } from '../../shared/model/problem'

interface Words {
  readonly title: string
  readonly intro: string
  readonly chooseTitle: string
  readonly choose: string
  readonly tableTitle: string
  readonly columns: readonly string[]
  readonly tableNote: string
  readonly yes: string
  readonly no: string
  readonly limitsTitle: string
  readonly limitsAbout: (target: string) => string
  readonly limitColumns: readonly string[]
  readonly limits: Readonly<Record<keyof Limits, string>>
  readonly changesTitle: string
  readonly changesAbout: string
  readonly since: (target: string) => string
  readonly sandboxPy: string
  readonly packagesTitle: string
  readonly packagesAbout: string
  readonly sandbox: (version: string) => string
  readonly asked: (date: string, requirements: string) => string
}

/** What the page of the targets says around its data. */
export const targetWords: Readonly<Record<Language, Words>> = {
  en: {
    title: 'Targets',
    intro:
      'A target is the Dify that a node must run in. Every screen, check and message asks it. This page is made from the records of the targets (`npm run pages`).',
    chooseTitle: 'Choose one',
    choose:
      "In the top bar of the window, for all nodes that name none or for this node alone; then the node's file has it as `target`. On the command line `--target` counts before the node's own target, and that before the one of the settings. A target is named by its id or its version: `dify-1.16`, `1.16`, `1.16.1`, `latest`. Your server's own limits go over it: see [for operators](operators.md).",
    tableTitle: 'All of them',
    columns: [
      'Target',
      'Also for',
      'DSL',
      'Sandbox',
      'Python',
      'Node',
      'Packages',
      'Characters of a String',
      'Boolean',
      'Error Handling, Retry',
      'Pastes nodes',
      'Lines before the code',
    ],
    tableNote:
      'Where a Python version can not be had, the nearest one runs and Nodelab says so; [preflight](promises.md#where-another-python-stands-in) still tells of the target. Of Node the major version is what counts.',
    yes: 'yes',
    no: 'no',
    limitsTitle: 'Limits',
    limitsAbout: (target) =>
      `Of ${target}, unless the server sets others. What other targets have is told below, where it changes.`,
    limitColumns: ['Limit', 'Value'],
    limits: {
      maxNumber: 'largest number',
      minNumber: 'smallest number',
      maxDepth: 'levels of an object',
      maxPrecision: 'decimals of a number',
      maxStringLength: 'characters of a String',
      maxStringArrayLength: 'elements of an Array[String]',
      maxObjectArrayLength: 'elements of an Array[Object]',
      maxNumberArrayLength: 'elements of an Array[Number]',
      maxTemplateLength: "characters of a template's output",
    },
    changesTitle: 'What changes from one to the next',
    changesAbout: 'Newest first. Each is compared with the one below it.',
    since: (target) => `Compared with ${target}:`,
    sandboxPy:
      'A Dify may run its nodes on dify-sandbox-py in place of its own sandbox. Add it to any target: `1.16+sandbox-py`; `dify-sandbox-py` alone is the newest Dify on it. The rules of outputs stay those of the Dify. What runs the script is another: it refuses no call, tells the text of an exception without its line, and has the packages of its own server.',
    packagesTitle: 'Packages of the sandboxes',
    packagesAbout:
      'Each list is resolved as of the day on which the image was built. Your `python-requirements.txt` is resolved over it: what is there stays unless it must change.',
    sandbox: (version) => (version.startsWith('dify') ? version : `dify-sandbox ${version}`),
    asked: (date, requirements) => `Image of ${date}; it asks for ${requirements}.`,
  },
  'zh-CN': {
    title: '目标',
    intro: '目标是节点要在其中运行的 Dify。每个界面、检查和提示都以它为准。本页由目标记录生成（`npm run pages`）。',
    chooseTitle: '选择目标',
    choose:
      '在窗口顶部栏中选择，可对所有未指定目标的节点生效，也可仅对此节点生效；后者会作为 `target` 写入节点文件。在命令行中，`--target` 优先于节点自己的目标，节点的目标优先于设置中的目标。目标可用 id 或版本表示：`dify-1.16`、`1.16`、`1.16.1`、`latest`。您的服务器自己的限制优先于目标：见[给管理员](operators.zh-CN.md)。',
    tableTitle: '全部目标',
    columns: [
      '目标',
      '也适用于',
      'DSL',
      '沙箱',
      'Python',
      'Node',
      '软件包数',
      'String 字符上限',
      'Boolean',
      '错误处理与重试',
      '可粘贴节点',
      '代码之前的行数',
    ],
    tableNote:
      '无法取得某个 Python 版本时，会使用最接近的版本并加以说明；[预检](promises.zh-CN.md#由其他-python-代替时)仍按目标判断。Node 以主版本为准。',
    yes: '是',
    no: '否',
    limitsTitle: '限制',
    limitsAbout: (target) => `${target} 的限制（服务器另有设置时除外）。其他目标的不同之处见下文的变化。`,
    limitColumns: ['限制', '值'],
    limits: {
      maxNumber: '最大的数字',
      minNumber: '最小的数字',
      maxDepth: '对象的层数',
      maxPrecision: '数字的小数位数',
      maxStringLength: 'String 的字符数',
      maxStringArrayLength: 'Array[String] 的元素数',
      maxObjectArrayLength: 'Array[Object] 的元素数',
      maxNumberArrayLength: 'Array[Number] 的元素数',
      maxTemplateLength: '模板输出的字符数',
    },
    changesTitle: '各目标之间的变化',
    changesAbout: '最新的在前。每个目标都与其下方的一个比较。',
    since: (target) => `与 ${target} 相比：`,
    sandboxPy:
      'Dify 也可以用 dify-sandbox-py 代替自己的沙箱来运行节点。可加在任何目标之后：`1.16+sandbox-py`；只写 `dify-sandbox-py` 则为最新的 Dify。输出规则仍是该 Dify 的；运行脚本的沙箱不同：它不拒绝任何系统调用，只给出异常的文本而没有行号，软件包是其服务器自带的。',
    packagesTitle: '各沙箱的软件包',
    packagesAbout:
      '每个列表都按镜像构建当天的版本解析。您的 `python-requirements.txt` 在其之上解析：已有的版本保持不变，除非必须改变。',
    sandbox: (version) => (version.startsWith('dify') ? version : `dify-sandbox ${version}`),
    asked: (date, requirements) => `镜像日期 ${date}，其要求为 ${requirements}。`,
  },
}
