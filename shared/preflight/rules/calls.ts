import { allowedCalls, operatorList } from '../../dify/allowedCalls'
import { callNumber } from '../../dify/callNames'
import type { CodeLanguage } from '../../model/node'
import type { Target } from '../../dify/targets/target'
import { allLanguages, always, codeLanguages, type Fired, javascriptOnly, pythonOnly, type Rule } from '../rule'
import { callCases } from './callCases'
import { fileWritten } from './fileWritten'
import { needing } from './needing'

/** The processor of most servers, by whose numbers the operator's line is written. */
const processor = 'x64'

interface Verdict {
  readonly refused: readonly string[]
  readonly soft: readonly string[]
}

function verdictOf(target: Target, language: CodeLanguage, needs: readonly string[]): Verdict {
  const lists = allowedCalls(
    target,
    language === 'python3' ? 'python3' : 'nodejs',
    processor,
    target.sandbox.enableNetwork,
  )
  if (lists === null) return { refused: [], soft: [] }
  const numbered = needs.map((name) => [name, callNumber(name, processor)] as const)
  const isSoft = (number: number | null): boolean => number !== null && lists.soft.includes(number)
  const isFine = (number: number | null): boolean => number === null || lists.allowed.includes(number)
  return {
    refused: numbered.filter(([, number]) => !isFine(number) && !isSoft(number)).map(([name]) => name),
    soft: numbered.filter(([, number]) => isSoft(number)).map(([name]) => name),
  }
}

function written(names: readonly string[]): string {
  return names.map((name) => `${name} (${callNumber(name, processor) ?? '?'})`).join(', ')
}

const sandboxRefuses: Rule = {
  id: 'sandbox-refuses',
  languages: codeLanguages,
  severity: always('error'),
  check: (around) => {
    const { node, target } = around
    if (node.code_language === 'jinja2') return []
    const language = node.code_language
    return needing(around, language).flatMap(({ place, what, needs, isSure }): Fired[] => {
      const { refused } = verdictOf(target, language, needs)
      if (refused.length === 0) return []
      const found = refused.flatMap((name) => callNumber(name, processor) ?? [])
      const numbers = operatorList(target, processor, found) ?? ''
      const severity = isSure ? 'error' : 'warning'
      return [{ place, params: { what, calls: written(refused), processor: 'x86-64', numbers }, severity }]
    })
  },
  cases: callCases['sandbox-refuses'],
}

const sandboxMayRefuse: Rule = {
  id: 'sandbox-may-refuse',
  languages: pythonOnly,
  severity: always('warning'),
  check: (around) => {
    const { target } = around
    return needing(around, 'python3').flatMap(({ place, what, needs }): Fired[] => {
      const { refused, soft } = verdictOf(target, 'python3', needs)
      return refused.length > 0 || soft.length === 0 ? [] : [{ place, params: { what, calls: written(soft) } }]
    })
  },
  cases: callCases['sandbox-may-refuse'],
}

/** Of Node the sandbox answers the start of a thread alone and does not do it: what Node leaves to its threads is never answered. */
const threadNeverStarts: Rule = {
  id: 'thread-never-starts',
  languages: javascriptOnly,
  severity: ({ sandbox }) => (sandbox.dialect === 'py' ? 'off' : 'error'),
  check: (around) => {
    const { target } = around
    return needing(around, 'javascript').flatMap(({ place, what, needs, isSure }): Fired[] => {
      const { refused, soft } = verdictOf(target, 'javascript', needs)
      if (refused.length > 0 || soft.length === 0) return []
      const params = { what, calls: written(soft), seconds: target.sandbox.timeoutSeconds }
      return [{ place, params, severity: isSure ? 'error' : 'warning' }]
    })
  },
  cases: callCases['thread-never-starts'],
}

/** Dify asks for the network with every run, and a server whose network is off refuses each of them. */
const networkIsOff: Rule = {
  id: 'network-is-off',
  languages: allLanguages,
  severity: ({ sandbox }) => (sandbox.dialect === 'py' ? 'off' : 'error'),
  check: ({ node, target }) => {
    if (target.sandbox.enableNetwork || node.code.trim() === '') return []
    const difyText = 'Got error code: -400. Got error msg: network is disabled, please enable it in the configuration'
    return [{ place: null, params: { difyText } }]
  },
  cases: callCases['network-is-off'],
}

/** Rules about what the target's sandbox lets a script do. */
export const callRules: readonly Rule[] = [
  sandboxRefuses,
  sandboxMayRefuse,
  threadNeverStarts,
  fileWritten,
  networkIsOff,
]
