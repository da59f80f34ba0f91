/** Words about the settings of the author's own server. */
export const server = {
  title: "Your server's settings",
  about: (workspace: string) =>
    `Lines of your Dify server's own .env, or of its sandbox's config.yaml. Paste them as they are; they are kept in dify.env in ${workspace} and count for all of its nodes.`,
  label: 'Lines of dify.env',
  placeholder: 'CODE_MAX_STRING_LENGTH=400000\nSANDBOX_WORKER_TIMEOUT=15',
  line: 'Line',
  name: 'Name',
  onTarget: (target: string) => target,
  onServer: 'Your server',
  same: 'as before',
  later: (line: number) => `line ${line} counts`,
  ignored: (count: number) =>
    count === 1
      ? '1 other name says nothing about code nodes and is left alone.'
      : `${count} other names say nothing about code nodes and are left alone.`,
  keepOnly: 'Take out other names',
  clear: 'Clear',
  cleared: "The server's settings were cleared",
  undo: 'Undo',
  /** What stands between a sentence without its stop and the next one, and between two sentences. */
  stop: '. ',
  gap: ' ',
  nothing: 'No line here sets anything: targets are as their records say.',
  off: 'off',
  on: 'on',
  ownList: 'its own list',
  noProxy: 'none',
  outOfReach: 'left out here: a name within its network',
  seconds: (count: string) => `${count} s`,
  readOnly: 'The workspace can not be written, so the lines stay as they are.',
  inForce: (count: number) =>
    count === 1 ? "1 of your server's own settings" : `${count} of your server's own settings`,
  inForceHint: (target: string) => `${target} with your server's own settings from dify.env`,
  edit: "Your server's settings…",
}
