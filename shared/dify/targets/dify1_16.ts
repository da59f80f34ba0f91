import { outputTypes } from '../../model/node'
import { currentWords } from './errorWords'
import type { Target } from './target'
import { javascriptWrapper, pythonWrapper } from './wrappers'

/** Dify 1.16 (graphon 0.6.0) with dify-sandbox 0.2.15 (image of 2026-04-21). */
export const dify1_16: Target = {
  id: 'dify-1.16',
  name: 'Dify 1.16',
  aliases: ['1.16.0', '1.16.1'],
  dslVersion: '0.7.0',
  sandbox: {
    version: '0.2.15',
    dialect: 'v1',
    codeFile: '<fd3>',
    bootstrapFolder: '/var/sandbox/sandbox-python/tmp/',
    bootstrapLine: 35,
    bootstrapNames: ['ctypes', 'os', 'sys', 'traceback', 'lib', 'running_path', 'code', 'excepthook'],
    javascript: {
      runs: 'eval',
      linesBefore: 0,
      names: ['argv', 'fs', 'koffi', 'lib', 'difySeccomp', 'uid', 'gid', 'options', 'code'],
    },
    uids: [10_000, 10_999],
    timeoutSeconds: 15,
    enableNetwork: true,
  },
  python: '3.14',
  node: '20.20.0',
  base: {
    date: '2026-04-21',
    requirements: ['httpx==0.27.2', 'requests==2.32.3', 'jinja2==3.1.6', 'PySocks', 'httpx[socks]'],
    packages: [
      'anyio==4.13.0',
      'certifi==2026.2.25',
      'charset-normalizer==3.4.7',
      'h11==0.16.0',
      'httpcore==1.0.9',
      'httpx==0.27.2',
      'idna==3.12',
      'jinja2==3.1.6',
      'markupsafe==3.0.3',
      'pysocks==1.7.1',
      'requests==2.32.3',
      'sniffio==1.3.1',
      'socksio==1.0.0',
      'urllib3==2.6.3',
    ],
    fromImage: [],
    unverified:
      'Whether this image carries pip, and which, was not checked; an image of Python 3.12 or later has no setuptools.',
  },
  wrappers: { python3: pythonWrapper, javascript: javascriptWrapper },
  defaultCode: {
    python3: '\ndef main(arg1: str, arg2: str):\n    return {\n        "result": arg1 + arg2,\n    }\n',
    javascript: '\nfunction main({arg1, arg2}) {\n    return {\n        result: arg1 + arg2\n    }\n}\n',
  },
  inputs: 'orjson',
  turnsExponentTextIntoNumbers: true,
  outputs: {
    words: currentWords,
    leadingDot: false,
    checksNumberElements: false,
    allowsNullNumberElement: false,
    turnsBooleansIntoNumbers: true,
    decimals: 'normalized',
    nestedArrays: 'crash',
  },
  limits: {
    maxNumber: '9223372036854775807',
    minNumber: '-9223372036854775808',
    maxDepth: 5,
    maxPrecision: 20,
    maxStringLength: 400_000,
    maxStringArrayLength: 30,
    maxObjectArrayLength: 30,
    maxNumberArrayLength: 1000,
    maxTemplateLength: 400_000,
  },
  outputTypes: [...outputTypes],
  clipboard: 'dify-workflow-clipboard',
}
