/** Words of files that are brought into the workspace. */
export const importing = {
  drop: 'Drop to copy into this workspace',
  dropHint: 'Node files, code (.py, .js, .j2), Dify app files, or folders of these. Nothing is overwritten.',
  files: 'Import files…',
  folder: 'Import a folder…',
  done: (nodes: number, apps: number) =>
    [
      nodes > 0 ? `${nodes} ${nodes === 1 ? 'node' : 'nodes'}` : '',
      apps > 0 ? `${apps} ${apps === 1 ? 'app file' : 'app files'}` : '',
    ]
      .filter((part) => part !== '')
      .join(' and ') + ' imported',
}
