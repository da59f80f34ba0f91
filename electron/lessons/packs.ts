import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { InBoth, LessonFault } from '../../shared/model/lesson'
import { problem } from '../../shared/problems'
import { isMissing } from '../files/fileErrors'
import { isFile, isFolder } from '../files/look'
import { readFileText } from '../workspace/readBytes'
import type { Lesson } from './lesson'
import { packYamlSchema, readYaml } from './lessonYaml'
import { inFolder, lessonFiles, otherName, readLesson } from './readLesson'

/** The file of a pack that names it; a pack may do without, and is then called as its folder. */
export const packFile = 'pack.yml'

/** The most lessons of one pack. */
export const mostLessons = 200

/** A pack that was read: its lessons in their order, and all that is wrong with it. */
export interface Pack {
  readonly id: string
  readonly titles: InBoth
  readonly lessons: readonly Lesson[]
  readonly faults: readonly LessonFault[]
}

/** A name as the id of a pack: its letters and digits, the rest hyphens. */
export function packIdOf(name: string): string {
  const id = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 64)
  return id === '' ? 'lessons' : id
}

async function foldersIn(folder: string): Promise<string[]> {
  try {
    const found = await readdir(folder, { withFileTypes: true })
    return found
      .filter((one) => one.isDirectory() && !one.name.startsWith('.'))
      .map((one) => join(folder, one.name))
      .sort()
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

const isLesson = (folder: string): Promise<boolean> => isFile(join(folder, lessonFiles.lesson))

/** The folders of the lessons at a path: the folder itself, or those right in it. */
export async function lessonFolders(folder: string): Promise<string[]> {
  if (await isLesson(folder)) return [folder]
  const folders = await foldersIn(folder)
  const found = await Promise.all(folders.map(isLesson))
  return folders.filter((_, at) => found[at])
}

/** Whether a folder has files of a lesson, but no `lesson.yml`: that of an author who forgot it, or called it otherwise. */
async function isHalf(folder: string): Promise<boolean> {
  const names = [otherName(lessonFiles.lesson), lessonFiles.start, ...Object.values(lessonFiles.texts)]
  const found = await Promise.all(names.map((name) => isFile(join(folder, name))))
  return found.includes(true)
}

/** The folders at a path that are lessons, or were meant as such. */
export async function meantFolders(folder: string): Promise<string[]> {
  if (await isLesson(folder)) return [folder]
  const folders = await foldersIn(folder)
  const meant = await Promise.all(folders.map(async (each) => (await isLesson(each)) || (await isHalf(each))))
  const found = folders.filter((_, at) => meant[at])
  return found.length === 0 && (await isHalf(folder)) ? [folder] : found
}

/** Whether a folder holds lessons. */
export async function holdsLessons(folder: string): Promise<boolean> {
  return (await isFolder(folder)) && (await lessonFolders(folder)).length > 0
}

async function readPackFile(folder: string): Promise<{ id: string; titles: InBoth; faults: LessonFault[] }> {
  const name = basename(folder)
  const usual = { id: packIdOf(name), titles: { en: name, 'zh-CN': name } }
  const file = await readFileText(join(folder, packFile))
  if (file === null) {
    const other = otherName(packFile)
    if (!(await isFile(join(folder, other)))) return { ...usual, faults: [] }
    const told = problem('lesson-file-name', 'workspace', { params: { path: other, file: packFile, found: other } })
    return { ...usual, faults: [{ file: other, problem: told }] }
  }
  if (file.problem !== null) return { ...usual, faults: [{ file: packFile, problem: file.problem }] }
  const read = readYaml(file.text, packYamlSchema)
  if (read.problem !== null) return { ...usual, faults: [{ file: packFile, problem: read.problem }] }
  return { id: read.value.id, titles: read.value.title, faults: [] }
}

/** Reads a pack: a folder of lessons, or a lesson by itself. A lesson that is not whole is told and left out; the others are there. */
export async function readPack(folder: string): Promise<Pack> {
  const meant = await meantFolders(folder)
  const isOne = meant[0] === folder
  const head = isOne
    ? { id: packIdOf(basename(folder)), titles: { en: basename(folder), 'zh-CN': basename(folder) }, faults: [] }
    : await readPackFile(folder)
  const folders = meant.slice(0, mostLessons)
  const faults: LessonFault[] = [...head.faults]
  const lessons: Lesson[] = []
  for (const each of folders) {
    const read = await readLesson(each)
    faults.push(...read.faults.map((one) => (isOne ? one : inFolder(each, one))))
    if (read.lesson === null) continue
    const { id } = read.lesson
    if (lessons.some((other) => other.id === id)) {
      const told = problem('lesson-twice', 'workspace', { params: { name: id } })
      faults.push(inFolder(each, { file: lessonFiles.lesson, problem: told }))
    } else lessons.push(read.lesson)
  }
  if (folders.length === 0) {
    const told = problem('pack-none', 'workspace', { params: { name: basename(folder) } })
    faults.push({ file: basename(folder), problem: told })
  }
  lessons.sort((a, b) => a.order - b.order || a.id.localeCompare(b.id))
  return { id: head.id, titles: head.titles, lessons, faults }
}
