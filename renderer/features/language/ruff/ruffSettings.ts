/**
 * The rules that make sense for a node, which is one file of a few functions: what is likely a slip (pyflakes, bugbear's plain faults, comparisons). Names that are
 * not bound and code that can't be read are preflight's; style beyond the format is its author's.
 */
const rules = [
  'F',
  'E711',
  'E712',
  'E713',
  'E714',
  'E721',
  'E722',
  'W605',
  'B006',
  'B015',
  'B018',
  'B023',
  'PLE',
  'PLW0127',
]
const toldElsewhere = ['F821', 'F822', 'F823', 'F706', 'F704']

/** Ruff's settings for the Python of a target, e.g. `3.12`. */
export function ruffSettings(python: string): object {
  return {
    'target-version': `py${python.replace('.', '')}`,
    'line-length': 100,
    'indent-width': 4,
    lint: { select: rules, ignore: toldElsewhere },
    format: { 'indent-style': 'space', 'quote-style': 'preserve' },
  }
}
