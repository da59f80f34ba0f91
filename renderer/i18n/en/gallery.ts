import type { TemplateGroup } from '../../../shared/model/templateGroups'

/** Words of the templates: worked nodes to begin with, and their functions as snippets. */
export const gallery = {
  title: 'New from template',
  titleSnippet: 'Insert snippet',
  hint: 'What the node should do',
  nothing: 'No template has these words.',
  languages: 'Language',
  all: 'All',
  groups: {
    text: 'Text and answers of models',
    lists: 'Lists and tables',
    json: 'JSON',
    numbers: 'Numbers and dates',
    web: 'Web',
    sandbox: 'Sandbox',
  } as Readonly<Record<TemplateGroup, string>>,
  passed: (targets: readonly string[]) => `Its cases pass on ${targets.join(', ')}.`,
  inputs: 'Inputs',
  outputs: 'Outputs',
  code: 'Code',
  functions: 'What is inserted',
  inserted: 'Imports and functions go above main(), the call to the caret. What is there already stays.',
  cases: (count: number) => `Cases (${count})`,
  given: 'Given',
  expected: 'Expected',
  sample: 'the sample',
  fails: (words: string) => `fails: ${words}`,
  create: 'Create node',
  insert: 'Insert',
  cancel: 'Cancel',
  needs: (packages: readonly string[]) => `Needs ${packages.join(', ')}.`,
}
