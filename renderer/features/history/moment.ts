import type { Language } from '../../../shared/model/problem'

function isSameDay(a: Date, b: Date): boolean {
  return a.toDateString() === b.toDateString()
}

/** A time of day, to the second: versions lie close together. */
export function timeText(at: number, language: Language): string {
  return new Date(at).toLocaleTimeString(language, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    // Not `hour12: false`, by which the hour after midnight is 24 in English.
    hourCycle: 'h23',
  })
}

/** A day as it is written within a sentence: its name for today and yesterday, which Intl knows in each language. */
function dayWithin(at: number, language: Language, now: number): string {
  const day = new Date(at)
  const today = new Date(now)
  const names = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  for (const back of [0, 1]) {
    const name = names.format(-back, 'day')
    // By the calendar: a day has 23 or 25 hours where the clocks change.
    if (isSameDay(day, new Date(today.getFullYear(), today.getMonth(), today.getDate() - back))) return name
  }
  const year = day.getFullYear() === today.getFullYear() ? {} : ({ year: 'numeric' } as const)
  return day.toLocaleDateString(language, { month: 'long', day: 'numeric', ...year })
}

/** A day, standing by itself. */
export function dayText(at: number, language: Language, now = Date.now()): string {
  const name = dayWithin(at, language, now)
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** A moment within a sentence. */
export function momentWithin(at: number, language: Language, now = Date.now()): string {
  return `${dayWithin(at, language, now)} ${timeText(at, language)}`
}

export function momentText(at: number, language: Language): string {
  return `${dayText(at, language)} ${timeText(at, language)}`
}

/** A moment; of today its time alone. */
export function shortMomentText(at: number, language: Language, now = Date.now()): string {
  return isSameDay(new Date(at), new Date(now)) ? timeText(at, language) : momentText(at, language)
}
