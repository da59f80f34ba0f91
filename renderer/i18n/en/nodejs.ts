/** Words of what a JavaScript node runs with. */
export const nodejs = {
  pill: (version: string) => `Node ${version}`,
  pillBuilding: (version: string, stage: string) => `Node ${version} · ${stage}`,
  none: 'No Node.js',
  inUse: 'Node.js',
  asked: 'In Dify',
  program: 'Program',
  noPackages: "Dify's Node has no packages: `require` finds only what is part of Node.",
  brought: 'uv brought this Node from the package index, since none of its major version was on this machine.',
  tryAgainLong: 'Looks for Node, uv and Python again',
  building: 'Getting Node.js',
  failed: 'There is no Node.js to run with',
}
