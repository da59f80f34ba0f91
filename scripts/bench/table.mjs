/**
 * The figures as lines of a table. A goal is a ratio to the reference that is not to be passed, `least` one that is to be reached, a limit a figure
 * that must not be passed.
 * @typedef {{ ours: number, reference: number }} Figures
 * @typedef {{ goal?: number, least?: number, limit?: number }} Wish
 */
export function createTable() {
  const heads = ['what', 'Nodelab', 'reference', 'beside', 'ratio', '']
  /** @type {string[][]} */
  const rows = []

  return {
    /** @param {string} what @param {Figures} figures @param {string} unit @param {string} beside @param {Wish} wish */
    row(what, { ours, reference }, unit, beside, { goal, least, limit } = {}) {
      const ratio = ours / reference
      const told = (name, isMet) => `${name}: ${isMet ? 'met' : 'missed'}`
      const verdicts = [
        ...(goal === undefined ? [] : [told(`goal ${goal}`, ratio <= goal)]),
        ...(least === undefined ? [] : [told(`at least ${least}`, ratio >= least)]),
        ...(limit === undefined ? [] : [told(`limit ${limit} ${unit}`, ours <= limit)]),
      ]
      const figure = (value) => `${value.toFixed(value < 10 ? 1 : 0)} ${unit}`
      rows.push([what, figure(ours), figure(reference), beside, ratio.toFixed(2), verdicts.join(', ')])
    },
    text() {
      const all = [heads, ...rows]
      const widths = heads.map((_, column) => Math.max(...all.map((cells) => cells[column].length)))
      return all
        .map((cells) =>
          cells
            .map((cell, column) => cell.padEnd(widths[column]))
            .join('  ')
            .trimEnd(),
        )
        .join('\n')
    },
  }
}
