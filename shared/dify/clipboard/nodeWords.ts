/** Dify's words for its kinds of nodes, by `data.type`; never translated. */
const words: Readonly<Record<string, string>> = {
  start: 'Start',
  end: 'End',
  answer: 'Answer',
  llm: 'LLM',
  'knowledge-retrieval': 'Knowledge Retrieval',
  'question-classifier': 'Question Classifier',
  'if-else': 'IF/ELSE',
  code: 'Code',
  'template-transform': 'Template',
  'http-request': 'HTTP Request',
  'variable-assigner': 'Variable Aggregator',
  'variable-aggregator': 'Variable Aggregator',
  tool: 'Tool',
  'parameter-extractor': 'Parameter Extractor',
  iteration: 'Iteration',
  loop: 'Loop',
  'document-extractor': 'Doc Extractor',
  'list-operator': 'List Operator',
  assigner: 'Variable Assigner',
  agent: 'Agent',
}

/** What Dify calls a kind of node; its own type where it is not known. */
export function nodeWord(type: string): string {
  return Object.hasOwn(words, type) ? (words[type] ?? type) : type
}
