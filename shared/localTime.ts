const two = (value: number): string => String(value).padStart(2, '0')

/** The day of a moment (milliseconds since 1970, or ISO 8601) where this machine is, as `2026-11-26`: for names of files and for tables. */
export function localDay(at: number | string): string {
  const moment = new Date(at)
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`
}

/** The same with the time of day, as `2026-11-26 23:59:58`. */
export function localMoment(at: number | string): string {
  const moment = new Date(at)
  const time = [moment.getHours(), moment.getMinutes(), moment.getSeconds()].map(two).join(':')
  return `${localDay(at)} ${time}`
}
