import type { ServerSetting } from '../../shared/dify/serverSettings'
import type { Language } from '../../shared/model/problem'
import { serverWords } from './serverWords'

interface Words {
  readonly title: string
  readonly intro: string
  readonly settingsTitle: string
  readonly settingsAbout: string
  readonly columns: readonly string[]
  readonly on: string
  readonly off: string
  readonly empty: string
  readonly range: (least: number, most: number) => string
  readonly serverTitle: string
  readonly serverAbout: string
  readonly serverColumns: readonly string[]
  readonly server: Readonly<Record<ServerSetting, string>>
  readonly serverNote: string
  readonly variablesTitle: string
  readonly variablesAbout: string
  readonly variableColumns: readonly string[]
  readonly variables: readonly (readonly string[])[]
  readonly variablesNote: string
  readonly keysTitle: string
  readonly keysAbout: string
  readonly keyColumns: readonly string[]
}

/** What the page of the settings says around the settings' own words. */
export const settingWords: Readonly<Record<Language, Words>> = {
  en: {
    title: 'Settings',
    intro:
      'Everything that can be set: in the window, in `dify.env` of a workspace, by variables, and the keys. This page is made from the schema of the settings and the words of the window (`npm run pages`).',
    settingsTitle: 'In the window',
    settingsAbout:
      '*Settings* in the top bar (Ctrl+,). A change takes effect at once. They are kept in `settings.json` in the [data folder](privacy.md#what-is-kept-on-this-machine), by the names in the second column; a value there that is wrong counts as the usual one. Servers under *Other sandboxes* are kept apart from it, since they may have keys: see [a sandbox that a team shares](shared-sandbox.md).',
    columns: ['Setting', 'Name', 'Usual', 'Values', 'What it does'],
    on: 'on',
    off: 'off',
    empty: 'empty',
    range: (least, most) => `${least} to ${most}`,
    serverTitle: 'In dify.env',
    serverAbout:
      "The lines of your own server, pasted under *Your server's settings* or written into `dify.env` beside the nodes. They go over the target for every run of the workspace, in the window and on the command line. A whole `.env`, the lines of a compose file and those of the sandbox's `config.yaml` are read; of a name that comes twice the last line counts.",
    serverColumns: ['Name', 'What it sets', 'On the newest target'],
    server: serverWords.en,
    serverNote:
      "`CODE_MAX_NUMBER` and its like are Dify's (its `api` and `worker`), the others the sandbox's. All other names are left alone. *Take out other names* removes their lines, such as a server's secrets. A `--timeout` on the command line counts before the one here, and that before the one of the settings.",
    variablesTitle: 'By variables',
    variablesAbout: 'For scripts, and for machines whose settings nobody clicks.',
    variableColumns: ['Variable', 'What it does'],
    variables: [
      ['`NODELAB_HOME`', 'the data folder, in place of the usual one'],
      ['`NODELAB_WORKSPACE`', 'the workspace that the window opens with'],
      ['`NODELAB_UV`', 'the path of uv; the setting counts before it'],
      [
        '`NODELAB_PYTHON_DOWNLOADS`',
        "uv's own `UV_PYTHON_DOWNLOADS` for Nodelab alone: `never` keeps it from fetching Pythons",
      ],
      ['`NODELAB_SERVE_KEY`', 'the key of `nodelab serve`'],
      ['`NODELAB_SANDBOX_KEY`', 'the key for `--sandbox`'],
      ['`UV_CACHE_DIR`', "where uv's cache lies; usually in the data folder"],
    ],
    variablesNote:
      "What the machine says of indexes, mirrors, proxies and certificates to uv (`UV_DEFAULT_INDEX`, `UV_INDEX`, …) and to pip (`PIP_INDEX_URL`, …, and pip's own files) counts too, as do `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY`, `NO_PROXY` and `SSL_CERT_FILE`. A setting of the window counts before them.",
    keysTitle: 'Keys',
    keysAbout: '`?` shows them in the window, and Ctrl+Shift+P finds every action by its name.',
    keyColumns: ['Part', 'Action', 'Windows, Linux', 'macOS'],
  },
  'zh-CN': {
    title: '设置',
    intro:
      '所有可以设置的内容：窗口中的设置、工作区的 `dify.env`、环境变量和按键。本页由设置的模式定义和窗口文字生成（`npm run pages`）。',
    settingsTitle: '窗口中的设置',
    settingsAbout:
      '顶部栏中的*设置*（Ctrl+,）。修改立即生效。它们以第二列的名称保存在[数据文件夹](privacy.zh-CN.md#保存在本机的内容)的 `settings.json` 中；其中有误的值按默认值处理。*其他沙箱*中的服务器可能带有密钥，因此另行保存：见[团队共用的沙箱](shared-sandbox.zh-CN.md)。',
    columns: ['设置', '名称', '默认', '取值', '作用'],
    on: '开',
    off: '关',
    empty: '空',
    range: (least, most) => `${least} 到 ${most}`,
    serverTitle: 'dify.env 中的设置',
    serverAbout:
      '您自己服务器的行：粘贴到*您的服务器设置*，或写入节点旁边的 `dify.env`。它们对工作区的每次运行都优先于目标，窗口和命令行都是如此。可以直接使用整个 `.env`、compose 文件中的行以及沙箱 `config.yaml` 中的行；同一名称出现两次时以最后一行为准。',
    serverColumns: ['名称', '设置的内容', '最新目标的值'],
    server: serverWords['zh-CN'],
    serverNote:
      '`CODE_MAX_NUMBER` 等名称属于 Dify（`api` 与 `worker`），其余属于沙箱。其他名称保持不动。*删除其他名称*会删去这些行，例如服务器的密钥。命令行的 `--timeout` 优先于此处的时限，此处的时限优先于设置中的时限。',
    variablesTitle: '环境变量',
    variablesAbout: '用于脚本，以及无人点击设置的机器。',
    variableColumns: ['变量', '作用'],
    variables: [
      ['`NODELAB_HOME`', '数据文件夹，代替默认位置'],
      ['`NODELAB_WORKSPACE`', '窗口打开时使用的工作区'],
      ['`NODELAB_UV`', 'uv 的路径；设置中的路径优先'],
      ['`NODELAB_PYTHON_DOWNLOADS`', '仅对 Nodelab 生效的 `UV_PYTHON_DOWNLOADS`：设为 `never` 则不下载 Python'],
      ['`NODELAB_SERVE_KEY`', '`nodelab serve` 的密钥'],
      ['`NODELAB_SANDBOX_KEY`', '`--sandbox` 的密钥'],
      ['`UV_CACHE_DIR`', 'uv 缓存的位置；默认在数据文件夹中'],
    ],
    variablesNote:
      '本机为 uv（`UV_DEFAULT_INDEX`、`UV_INDEX` 等）和 pip（`PIP_INDEX_URL` 等，以及 pip 自己的配置文件）指定的索引、镜像、代理和证书同样有效，`HTTP_PROXY`、`HTTPS_PROXY`、`ALL_PROXY`、`NO_PROXY` 和 `SSL_CERT_FILE` 也是如此。窗口中的设置优先于它们。',
    keysTitle: '按键',
    keysAbout: '在窗口中按 `?` 可查看全部按键；按 Ctrl+Shift+P 可按名称查找任何操作。',
    keyColumns: ['部分', '操作', 'Windows、Linux', 'macOS'],
  },
}
