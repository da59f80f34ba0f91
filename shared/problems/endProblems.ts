import type { ProblemTable } from '../model/problem'

/** How a run can end in either language where no line of the author's is to blame. */
export const endProblems = {
  'raised-outside': {
    en: { title: '{error}', why: '{message}', next: 'It was raised outside the code of the node.' },
    'zh-CN': { title: '{error}', why: '{message}', next: '该错误发生在节点代码之外。' },
  },
  'result-circular': {
    en: {
      title: 'The result contains itself',
      why: 'Dify passes the result on as JSON, and a value that leads back to itself has no such form.',
      next: 'Return a copy of what the next node needs.',
    },
    'zh-CN': {
      title: '结果包含它自身',
      why: 'Dify 以 JSON 传递结果，而指回自身的值没有这种形式。',
      next: '请返回一份只含下一个节点所需内容的副本。',
    },
  },
  'program-ended': {
    en: {
      title: 'The code ended the program with exit code {code}',
      why: 'Dify takes any exit code but 0 for a failure, and there is no text on stderr that tells more.',
      next: 'Return from `main`, or raise an error whose text tells what is wrong.',
    },
    'zh-CN': {
      title: '代码以退出码 {code} 结束了程序',
      why: 'Dify 把 0 以外的退出码都视为失败，而 stderr 中没有更多说明。',
      next: '请从 `main` 返回，或抛出说明原因的错误。',
    },
  },
  'exit-ends-server': {
    en: {
      title: 'The code ended the program',
      why: 'dify-sandbox-py runs nodes inside its server: there `exit` ends the whole server, and other nodes fail with it.',
      next: 'Return from `main` instead.',
    },
    'zh-CN': {
      title: '代码结束了程序',
      why: 'dify-sandbox-py 在其服务器进程中运行节点：`exit` 会结束整个服务器，其他节点也会随之失败。',
      next: '请改为从 `main` 返回。',
    },
  },
} as const satisfies ProblemTable
