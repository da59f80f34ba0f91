/** Words of the search in all code. */
export const search = {
  title: 'Search',
  hint: 'Search in the code of all nodes',
  matchCase: 'Match case',
  wholeWord: 'Whole word',
  isRegex: 'Regular expression',
  results: 'What was found',
  summary: (places: number, nodes: number) =>
    `${places} ${places === 1 ? 'place' : 'places'} in ${nodes} ${nodes === 1 ? 'node' : 'nodes'}`,
  capped: 'There are more; search for something longer.',
  places: (count: number) => `${count}`,
  broken: 'can not be read',
  empty: 'Search in the code of all nodes',
  emptyNext: 'Type above; what is found shows while you type. Enter or a click opens it at its line.',
  noNodes: 'This workspace has no nodes yet. Make one first.',
  nothing: 'Nothing was found',
  nothingNext: (nodes: number) => `The code of ${nodes} ${nodes === 1 ? 'node' : 'nodes'} was searched.`,
}
