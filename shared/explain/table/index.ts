import type { ErrorWords } from '../../dify/targets/errorWords'
import { targets } from '../../dify/targets'
import type { Explanation } from '../explanation'
import { difyEnds } from './difyEnds'
import { difyOutputs } from './difyOutputs'
import { difyRuns } from './difyRuns'
import { difyServers } from './difyServers'
import { javascriptValues } from './javascript'
import { javascriptCode } from './javascriptCode'
import { pythonNames } from './pythonNames'
import { pythonTypes } from './pythonTypes'
import { pythonUses } from './pythonUses'
import { pythonValues } from './pythonValues'
import { pythonWorld } from './pythonWorld'

/** What a part of Dify's sentences looks like; any other is taken as it comes. */
const parts: Readonly<Record<string, string>> = {
  i: '\\d+',
  max: '[\\d.e+-]+',
  min: '[\\d.e+-]+',
  type: '[\\w.\\[\\]]+',
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** A sentence with places to be filled in as an expression that reads them again; the first of each name is kept. */
export function patternOf(sentence: string): string {
  const seen = new Set<string>()
  const pieces = sentence.split(/(\{\w+\})/).map((piece) => {
    const name = /^\{(\w+)\}$/.exec(piece)?.[1]
    if (name === undefined) return escaped(piece)
    const part = parts[name] ?? '[^]*?'
    if (seen.has(name)) return part
    seen.add(name)
    return `(?<${name}>${part})`
  })
  return `^${pieces.join('')}$`
}

/** The sentences of all targets by what they are about. One that is nothing but a reason says nothing by itself. */
function sentencesOf(word: keyof ErrorWords): string[] {
  const all = targets.map(({ outputs }) => outputs.words[word])
  return [...new Set(all)].filter((sentence) => sentence !== '' && sentence !== '{reason}')
}

function ofWord(word: keyof ErrorWords): Explanation[] {
  return sentencesOf(word).map((sentence) => ({
    id: `dify-output-${word.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    of: 'dify',
    matches: new RegExp(patternOf(sentence)),
    ...difyOutputs[word],
  }))
}

// Some sentences hold others: the one of an element goes before the one of a value.
const words = (Object.keys(difyOutputs) as (keyof ErrorWords)[]).sort(
  (a, b) => Number(b.endsWith('Element')) - Number(a.endsWith('Element')),
)

/** Every error that is explained. The first entry that fits a failure counts, so that what is special goes before what is general. */
export const explanations: readonly Explanation[] = [
  ...pythonValues,
  ...pythonTypes,
  ...pythonUses,
  ...pythonNames,
  ...pythonWorld,
  ...javascriptValues,
  ...javascriptCode,
  ...difyEnds,
  ...words.flatMap(ofWord),
  ...difyServers,
  ...difyRuns,
]
