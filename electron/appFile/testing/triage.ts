import type { CodeNode } from '../../../shared/model/node'
import type { AppFile } from '../../../shared/model/appFile'

/** An app as Dify exports it: a start, a code node, an iteration with a code node in it, a template, a model that refers to them. */
export const triage = `app:
  description: ''
  icon: 🤖
  icon_background: '#FFEAD5'
  mode: workflow
  name: Customer triage
  use_icon_as_answer_icon: false
dependencies: []
kind: app
version: 0.6.0
workflow:
  conversation_variables: []
  environment_variables:
  - id: 5b1c
    name: limit
    value: 30
    value_type: number
  features: {}
  graph:
    edges:
    - data:
        isInIteration: false
        sourceType: start
        targetType: code
      id: 1-source-2-target
      source: '1'
      target: '2'
      type: custom
    - id: 2-source-3-target
      source: '2'
      target: '3'
      type: custom
    - id: 31-source-4-target
      source: '31'
      target: '4'
      type: custom
    - id: 3-source-5-target
      source: '3'
      target: '5'
      type: custom
    - id: 5-source-6-target
      source: '5'
      target: '6'
      type: custom
    nodes:
    - data:
        desc: ''
        selected: false
        title: Start
        type: start
        variables:
        - default: The checkout page is down
          label: ticket
          max_length: 256
          options: []
          required: true
          type: paragraph
          variable: ticket
        - default: 3
          label: n
          type: number
          variable: n
      id: '1'
      type: custom
    - data:
        code: "\\nURGENT = {\\"down\\", \\"outage\\", \\"refund\\"}\\n\\n\\ndef main(ticket: str,\\
          \\ n: int) -> dict:\\n    words = ticket.lower().split()\\n    urgent = [w for\\
          \\ w in words if w in URGENT]\\n    return {\\n        \\"urgent\\": urgent,\\n\\
          \\        \\"score\\": len(urgent) / max(len(words), n),\\n    }\\n"
        code_language: python3 # the newest
        desc: ''
        outputs:
          score:
            children: null
            type: number
          urgent:
            children: null
            type: array[string]
        selected: false
        title: Parse ticket
        type: code
        variables:
        - value_selector:
          - '1'
          - ticket
          value_type: string
          variable: ticket
        - value_selector:
          - '1'
          - n
          value_type: number
          variable: n
      height: 54
      id: '2'
      type: custom
    - data:
        iterator_selector:
        - '2'
        - urgent
        output_selector:
        - '4'
        - word
        start_node_id: '31'
        title: Each word
        type: iteration
      id: '3'
      type: custom
    - data:
        title: ''
        type: iteration-start
      id: '31'
      parentId: '3'
      type: custom-iteration-start
    - data:
        code: "def main(item):\\n    return {\\"word\\": item.upper()}\\n"
        code_language: python3
        isInIteration: true
        iteration_id: '3'
        outputs:
          word:
            children: null
            type: string
        title: Build word
        type: code
        variables:
        - value_selector:
          - '3'
          - item
          variable: item
      id: '4'
      parentId: '3'
      type: custom
    - data:
        desc: ''
        template: '{{ score }} of {{ limit }}'
        title: Say it
        type: template-transform
        variables:
        - value_selector:
          - '2'
          - score
          variable: score
        - value_selector:
          - env
          - limit
          variable: limit
      id: '5'
      type: custom
    - data:
        prompt_template:
        - id: 0c4e
          role: system
          text: 'The score is {{#2.score#}}, of the words {{#2.urgent#}}.

            {{#5.output#}}'
        title: Answer
        type: llm
      id: '6'
      type: custom
    viewport:
      x: 0
      y: 0.5
      zoom: 1
  rag_pipeline_variables: []
`

/** The document of a node in that app, where it lies at `apps/triage.yml`. */
export const idOf = (nodeId: string): string => `apps/triage.yml#${nodeId}`
export const appId = 'apps/triage.yml'

/** A node with one word of its code changed. */
export const reworded = (node: CodeNode, from: string, to: string): CodeNode => ({
  ...node,
  code: node.code.replace(from, to),
})

/** A way as people read it. */
export const wayOf = (file: AppFile | undefined, nodeId: string): string =>
  (file?.nodes.find((node) => node.nodeId === nodeId)?.way ?? [])
    .map(({ title, enters }) => (enters ? `${title} >` : title))
    .join(' → ')
