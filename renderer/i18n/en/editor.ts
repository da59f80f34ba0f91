/** Words of the code editor and the requirements file's editor. */
export const editor = {
  codeOf: (title: string) => `Code of ${title}`,
  requirements: 'python-requirements.txt',
  requirementsHead:
    'Packages for every Python node of this workspace, beside those of the target. Each change builds a new environment; on a Dify server the same file belongs to its sandbox.',
  runNode: 'Run the node',
  nextProblem: 'Go to the next problem',
  previousProblem: 'Go to the previous problem',
}
