/** One case in a report. `message` is why it failed or could not be run. */
export interface ReportedCase {
  readonly name: string
  readonly seconds: number
  readonly status: 'passed' | 'failed' | 'broken'
  readonly message: string
  readonly detail: string
}

/** The cases of one file. */
export interface ReportedSuite {
  readonly name: string
  readonly file: string
  readonly cases: readonly ReportedCase[]
}

/** Characters that XML 1.0 can't hold. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const unwritable =
  /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escape(text: string): string {
  return text.replace(unwritable, '\uFFFD').replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)
}

/** An attribute; its line ends stay, which a reader would else turn into spaces. */
function attribute(name: string, value: string): string {
  return ` ${name}="${escape(value).replace(/\r/g, '&#13;').replace(/\n/g, '&#10;').replace(/\t/g, '&#9;')}"`
}

function caseXml({ name, seconds, status, message, detail }: ReportedCase, classname: string): string {
  const head = `    <testcase${attribute('name', name)}${attribute('classname', classname)} time="${seconds.toFixed(3)}"`
  if (status === 'passed') return `${head}/>\n`
  const element = status === 'failed' ? 'failure' : 'error'
  return `${head}>\n      <${element}${attribute('message', message)}>${escape(detail)}</${element}>\n    </testcase>\n`
}

const count = (cases: readonly ReportedCase[], status: ReportedCase['status']): number =>
  cases.filter((one) => one.status === status).length

function numbers(cases: readonly ReportedCase[]): string {
  const seconds = cases.reduce((sum, one) => sum + one.seconds, 0)
  return ` tests="${cases.length}" failures="${count(cases, 'failed')}" errors="${count(cases, 'broken')}" time="${seconds.toFixed(3)}"`
}

/** The report that CI servers read: a `testsuite` a file, a `testcase` a case. */
export function junitXml(suites: readonly ReportedSuite[]): string {
  const all = suites.flatMap(({ cases }) => cases)
  const inner = suites.map(({ name, file, cases }) => {
    const head = `  <testsuite${attribute('name', name)}${attribute('file', file)}${numbers(cases)}>\n`
    return `${head}${cases.map((one) => caseXml(one, file)).join('')}  </testsuite>\n`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${numbers(all)}>\n${inner.join('')}</testsuites>\n`
}
