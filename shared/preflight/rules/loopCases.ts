import type { RuleCase } from '../rule'

const main = (...lines: readonly string[]): string => `def main():\n${lines.map((one) => `    ${one}\n`).join('')}`
const waiting = (...lines: readonly string[]): string => `import time\n${main(...lines, 'return {"result": ""}')}`

/** Nodes of which one needs to know how often their loops turn. */
export const loopCases = {
  'loop-without-end': [
    { code: main('n = 0', 'while n < 10:', '    print(n)'), fires: [3], severity: 'warning' },
    { code: main('n = 0', 'while n < 10:', '    print(n)', '    n += 1'), fires: [] },
    { code: main('n = 0', 'while n < 10:', '    n = step(n)'), fires: [] },
    { code: main('n = []', 'while n != [1]:', '    n.append(1)'), fires: [] },
  ],
  'wait-too-long': [
    { code: waiting('for i in range(100):', '    time.sleep(5)'), fires: [4], severity: 'warning' },
    { code: waiting('for i in range(3):', '    time.sleep(0.1)'), fires: [] },
    { code: waiting('for i in range(100):', '    if i: time.sleep(5)'), fires: [] },
    { code: waiting('for i in range(100):', '    if i: break', '    time.sleep(5)'), fires: [] },
  ],
} as const satisfies Readonly<Record<string, readonly RuleCase[]>>
