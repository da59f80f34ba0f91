/** Words about where the requirements lie, how they reach a Dify server, and help while they are written. */
export const requirements = {
  places: {
    workspace: 'In this workspace',
    'dify-sandbox': "In the folder of a Dify server's sandbox",
    elsewhere: 'Elsewhere, where you pointed to',
  },
  point: 'Open python-requirements.txt of a Dify server…',
  useOwn: "Use this workspace's own file",
  saveCopy: 'Save a copy…',
  copied: (path: string) => `A copy was written to ${path}`,
  apply: 'Apply on a Dify server',
  copyCommand: 'Copy the command',
  commandCopied: 'The command was copied',
  bring: {
    'dify-sandbox': 'The server has this very file. What is left to do there:',
    other: 'The server must have this file as docker/volumes/sandbox/dependencies/python-requirements.txt of its Dify:',
  },
  /** What the sandbox of the target does with the file; facts of its versions 0.2.10 and later, and of dify-sandbox-py 0.1.4. */
  official: (version: string) => [
    `Restart the sandbox (${version}) in Dify's docker folder: it reads the file once, at its start.`,
    'Waiting does not do: its update every 30 minutes installs the text that it read at its start once more.',
    'While it installs it answers already, and imports of new packages fail. If pip fails, the sandbox stops: see its log.',
  ],
  py: (version: string) => [
    `Restart the container of ${version}: it installs /dependencies/python-requirements.txt at its start, and never again.`,
    'Mount the folder of the file at /dependencies. It does not read the conf folder of Dify.',
    'If uv fails, the server starts all the same and none of the packages is there: see its log.',
  ],
  commands: {
    official: 'docker compose restart sandbox',
    py: 'docker compose restart sandbox',
  },
  stops: (count: number, target: string) =>
    count === 1 ? `1 line stops the sandbox of ${target}` : `${count} lines stop the sandbox of ${target}`,
  warns: (count: number, target: string) =>
    count === 1 ? `1 line to look at for ${target}` : `${count} lines to look at for ${target}`,
  inEnvironment: (version: string) => `in this environment: ${version}`,
  yanked: 'withdrawn by its author',
  early: 'pre-release',
  notFit: 'not for this Python or machine',
  noVersions: 'The index does not tell its versions now',
  noSuchPackage: 'The index has no versions of it',
}
