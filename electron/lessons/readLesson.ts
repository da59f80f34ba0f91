import { stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { checkKinds, checkWords } from '../../shared/cases/checkKinds'
import { defaultTarget, findTarget, targets as allTargets } from '../../shared/dify/targets'
import type { TextFault } from '../../shared/lessons/lessonText'
import { taskHeading } from '../../shared/lessons/taskHeading'
import type { LessonFault, LessonText } from '../../shared/model/lesson'
import type { CodeNode } from '../../shared/model/node'
import type { Check, NodeCase } from '../../shared/model/nodeCase'
import { type Language, languages, type Problem } from '../../shared/model/problem'
import { problem, type ProblemCode } from '../../shared/problems'
import { readCases } from '../cases/readCases'
import { isFile } from '../files/look'
import { readFields } from '../workspace/nodeFields'
import { readFileText } from '../workspace/readBytes'
import { pathFault } from './declaredPath'
import { type Lesson, type LessonCheck, type ReadLesson, servicePlace } from './lesson'
import { type LessonYaml, lessonYamlSchema, type LineOf, readYaml } from './lessonYaml'

/** The files of a lesson. */
export const lessonFiles = {
  lesson: 'lesson.yml',
  texts: { en: 'text.en.md', 'zh-CN': 'text.zh-CN.md' },
  start: 'start.node.yml',
  solution: 'solution.node.yml',
  cases: 'cases.yml',
  startRequirements: 'start.requirements.txt',
  solutionRequirements: 'solution.requirements.txt',
} as const

/** All of their names. */
export const lessonFileNames: readonly string[] = Object.values(lessonFiles).flatMap((name) =>
  typeof name === 'string' ? [name] : Object.values(name),
)

/** A name that an author may give in the place of another, since YAML files are called so elsewhere. */
export const otherName = (name: string): string => name.replace(/\.yml$/, '.yaml')

/** Kilobytes of one file of a lesson; of a text, which is short and read with more care, less. */
const mostKb = 200
const mostTextKb = 50

/** Reads Markdown, which no start of Nodelab needs: it is loaded with the first lesson. */
const loadReader = () => import('../../shared/lessons/lessonText')

/** A package by its name, with or without extras, versions and a marker. */
const plainRequirement = /^[A-Za-z0-9][\w.-]*\s*(?:\[[\w.,\s-]*\])?\s*(?:[=<>!~][\w\s.,*+!=<>~]*)?(?:;.*)?$/

const textFaults: Readonly<Record<TextFault['kind'], ProblemCode>> = {
  'no-title': 'lesson-text-title',
  'no-task': 'lesson-text-task',
  'no-story': 'lesson-text-story',
  'too-long': 'lesson-text-long',
  heading: 'lesson-text-heading',
  'open-code': 'lesson-text-code',
}

/** Cases by their names, each with its line. */
type Cases = ReadonlyMap<string, readonly [NodeCase, number]>

type SettingCheck = Extract<LessonYaml['checks'][number], { node: string }>

const quoted = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ') || '–'

class LessonReader {
  readonly faults: LessonFault[] = []

  constructor(private readonly folder: string) {}

  private fault(file: string, told: Problem): null {
    // What is told of any node file has its path from whoever opened it.
    this.faults.push({ file, problem: { ...told, params: { path: file, ...told.params } } })
    return null
  }

  private wrong(file: string, code: ProblemCode, line: number | null, params: Problem['params'] = {}): null {
    const place = line === null ? {} : { line, column: 1 }
    const filled = line === null ? params : { line, ...params }
    return this.fault(file, problem(code, 'workspace', { params: filled, ...place }))
  }

  /** The text of a file; null where it is not there, which is told unless it may be left out. */
  private async text(file: string, isNeeded = true, most = mostKb): Promise<string | null> {
    const path = join(this.folder, file)
    const size = await stat(path).then(
      (found) => (found.isFile() ? found.size : null),
      () => null,
    )
    if (size === null) {
      const other = otherName(file)
      if (other !== file && (await isFile(join(this.folder, other)))) {
        return this.wrong(other, 'lesson-file-name', null, { file, found: other })
      }
      return isNeeded ? this.wrong(file, 'lesson-file-missing', null, { file }) : null
    }
    if (size > most * 1000) return this.wrong(file, 'lesson-file-large', null, { file, most })
    const read = await readFileText(path)
    if (read === null) return this.wrong(file, 'lesson-file-missing', null, { file })
    return read.problem === null ? read.text : this.fault(file, read.problem)
  }

  private async lessonYaml(): Promise<{ yaml: LessonYaml; lineOf: LineOf } | null> {
    const file = lessonFiles.lesson
    const text = await this.text(file)
    if (text === null) return null
    const read = readYaml(text, lessonYamlSchema)
    if (read.problem !== null) return this.fault(file, read.problem)
    for (const [at, id] of (read.value.targets ?? []).entries()) {
      if (findTarget(id)?.id === id) continue
      const names = quoted(allTargets.map((target) => target.id))
      this.wrong(file, 'lesson-target', read.lineOf(['targets', at]), { name: id, names })
    }
    return { yaml: read.value, lineOf: read.lineOf }
  }

  private async textIn(language: Language): Promise<LessonText | null> {
    const file = lessonFiles.texts[language]
    const source = await this.text(file, true, mostTextKb)
    if (source === null) return null
    const { mostWords, readLessonText } = await loadReader()
    const { text, faults } = readLessonText(source, language)
    for (const { kind, line, count } of faults) {
      const params = { heading: `## ${taskHeading[language]}`, count, most: mostWords }
      this.wrong(file, textFaults[kind], line, params)
    }
    return text
  }

  private async node(file: string): Promise<CodeNode | null> {
    const text = await this.text(file)
    if (text === null) return null
    const { node, problems } = readFields(text)
    for (const told of problems) if (node === null || told.severity === 'error') this.fault(file, told)
    return node
  }

  private async requirements(file: string): Promise<string | null> {
    const text = await this.text(file, false)
    for (const [at, line] of (text ?? '').split(/\r?\n/).entries()) {
      const said = line.replace(/(^|\s)#.*$/, '').trim()
      if (said !== '' && !plainRequirement.test(said)) this.wrong(file, 'lesson-requirement', at + 1, { text: said })
    }
    return text
  }

  /** The cases by their names, each with its line; null where they cannot be told, so that a check may name one that is there. */
  private async cases(node: CodeNode | null): Promise<Cases | null> {
    const file = lessonFiles.cases
    const before = this.faults.length
    // A lesson that looks only at what is declared has none.
    const text = await this.text(file, false)
    if (this.faults.length > before || node === null) return null
    if (text === null) return new Map()
    const { cases, lines, problems, isWhole } = readCases(text, node)
    for (const told of problems) this.fault(file, told)
    return isWhole ? new Map(cases.map((one, at) => [one.name, [one, lines[at] ?? 1] as const])) : null
  }

  private nodeCheck(given: SettingCheck, line: number, nodes: readonly CodeNode[]): Check {
    const [kindWord, value] = Object.entries(given.is)[0] ?? ['', null]
    const kind = checkKinds.find((one) => checkWords[one] === kindWord) ?? 'equals'
    const text = kind === 'matches' || kind === 'type' ? String(value) : JSON.stringify(value ?? null)
    // Without a node it cannot be told which names there are.
    const wrong = nodes.length === 0 ? null : pathFault(given.node, nodes)
    if (wrong === 'odd') this.wrong(lessonFiles.lesson, 'lesson-path-odd', line, { path: given.node })
    else if (wrong !== null) {
      const names = quoted(wrong.names)
      this.wrong(lessonFiles.lesson, 'lesson-path', line, { path: given.node, before: wrong.before, names })
    }
    return { output: 'node', path: given.node, kind, value: text, within: '' }
  }

  private checks(yaml: LessonYaml, lineOf: LineOf, cases: Cases | null, nodes: readonly CodeNode[]): LessonCheck[] {
    const named = new Set<string>()
    const checks = yaml.checks.flatMap((given, at): LessonCheck[] => {
      const both = { says: { en: given.en, 'zh-CN': given['zh-CN'] }, isHidden: given.hidden }
      if ('node' in given) {
        return [{ ...both, kind: 'node', check: this.nodeCheck(given, lineOf(['checks', at, 'node']), nodes) }]
      }
      named.add(given.case)
      const [found] = cases?.get(given.case) ?? []
      if (found !== undefined) return [{ ...both, kind: 'case', of: found }]
      if (cases !== null) {
        const params = { name: given.case, names: quoted([...cases.keys()]) }
        this.wrong(lessonFiles.lesson, 'lesson-case-absent', lineOf(['checks', at, 'case']), params)
      }
      return []
    })
    for (const [name, [, line]] of cases ?? []) {
      if (!named.has(name)) this.wrong(lessonFiles.cases, 'lesson-case-idle', line, { name })
    }
    return checks
  }

  /** Tells where the address of a service is asked for that the lesson has not. */
  private missService(start: CodeNode | null, solution: CodeNode | null, cases: Cases | null): void {
    const asks = (values: Readonly<Record<string, string>>): boolean =>
      Object.values(values).some((text) => text.includes(servicePlace))
    const tell = (file: string, line: number | null): null => this.wrong(file, 'lesson-service-absent', line)
    if (start !== null && asks(start.samples)) tell(lessonFiles.start, null)
    if (solution !== null && asks(solution.samples)) tell(lessonFiles.solution, null)
    for (const [one, line] of cases?.values() ?? []) if (asks(one.inputs)) tell(lessonFiles.cases, line)
  }

  async read(): Promise<Lesson | null> {
    const read = await this.lessonYaml()
    const [en, zhCN] = await Promise.all(languages.map((language) => this.textIn(language)))
    const start = await this.node(lessonFiles.start)
    const solution = await this.node(lessonFiles.solution)
    const before = await this.requirements(lessonFiles.startRequirements)
    const after = await this.requirements(lessonFiles.solutionRequirements)
    const cases = await this.cases(solution)
    const nodes = [start, solution].filter((one) => one !== null)
    const checks = read === null ? [] : this.checks(read.yaml, read.lineOf, cases, nodes)
    if (read?.yaml.service.length === 0) this.missService(start, solution, cases)
    if (this.faults.length > 0 || read === null || en == null || zhCN == null || start === null || solution === null) {
      return null
    }
    const { id, order, targets = [defaultTarget.id], hints, links, solution_after, service } = read.yaml
    const [first = defaultTarget.id, ...others] = targets
    const hasRequirements = before !== null || after !== null
    return {
      id,
      order,
      targets: [first, ...others],
      texts: { en, 'zh-CN': zhCN },
      checks,
      hints,
      links,
      solutionAfter: solution_after,
      service,
      start: { node: start, requirements: hasRequirements ? (before ?? '') : null },
      solution: { node: solution, requirements: hasRequirements ? (after ?? before ?? '') : null },
    }
  }
}

/** Reads the folder of a lesson. Whatever is wrong in any of its files is told, by file and line; a lesson that is not whole is none. */
export async function readLesson(folder: string): Promise<ReadLesson> {
  const reader = new LessonReader(folder)
  const lesson = await reader.read()
  return { lesson, faults: reader.faults }
}

/** A fault with the lesson's folder before its file, as a pack tells it. */
export function inFolder(folder: string, { file, problem: told }: LessonFault): LessonFault {
  return { file: `${basename(folder)}/${file}`, problem: told }
}
