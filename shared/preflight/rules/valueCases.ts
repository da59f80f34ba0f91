import type { CodeNode } from '../../model/node'
import type { RuleCase } from '../rule'
import { likelyCases } from './likelyCases'

const main = (returned: string, before = ''): string => `${before}def main():\n    return {"result": ${returned}}\n`
const number: Partial<CodeNode> = { outputs: [{ name: 'result', spec: { type: 'number', children: null } }] }

/** Nodes on which the rules of values must fire, and must not. */
export const valueCases = {
  'value-not-json': [
    { code: main('{1, 2}'), fires: [2] },
    { code: main('"é".encode()'), fires: [2] },
    { code: main('datetime.now()', 'from datetime import datetime\n'), fires: [3] },
    { code: main('datetime.now().isoformat()', 'from datetime import datetime\n'), fires: [] },
    { code: main('[Decimal("1")]', 'from decimal import Decimal\n'), fires: [3] },
    { code: main('(x for x in "a")'), fires: [2] },
    { code: main('map(str, [1])'), fires: [2] },
    { code: main('list(map(str, [1]))'), fires: [] },
    { code: main('np.zeros(3)', 'import numpy as np\n'), fires: [3] },
    { code: main('np.zeros(3).tolist()', 'import numpy as np\n'), fires: [] },
    { code: main('uuid.uuid4()', 'import uuid\n'), fires: [3] },
    { code: main('pd.DataFrame({"a": [1]})', 'import pandas as pd\n'), fires: [3], params: { type: 'DataFrame' } },
    { code: main('pd.DataFrame({"a": [1]}).to_dict("records")', 'import pandas as pd\n'), fires: [] },
    { code: main('[pd.Series([1])]', 'import pandas as pd\n'), fires: [3], params: { type: 'Series' } },
    { code: main('pd.Timestamp("2026-01-01")', 'import pandas as pd\n'), fires: [3], params: { type: 'Timestamp' } },
    { code: main('pd.Timestamp("2026-01-01").isoformat()', 'import pandas as pd\n'), fires: [] },
    { code: 'def main():\n    return {1, 2}\n', fires: [2] },
    { code: main('str({1, 2})'), fires: [] },
    { language: 'javascript', code: 'const main = () => ({ result: 10n })', fires: [1] },
    { language: 'javascript', code: 'const main = () => ({ result: String(10n) })', fires: [] },
    ...likelyCases['value-not-json'],
  ],
  'value-not-finite': [
    { code: main('float("nan")'), node: number, fires: [2] },
    { code: main('[math.inf]', 'import math\n'), fires: [3] },
    { code: main('float("inf")'), node: number, fires: [] },
    { code: main('float("1.5")'), node: number, fires: [] },
    { language: 'javascript', code: 'const main = () => ({ result: NaN })', node: number, fires: [1] },
  ],
  'key-not-text': [
    { code: 'def main():\n    return {"result": {1: "a"}}\n', fires: [2], severity: 'warning' },
    { code: 'def main():\n    return {"result": {(1, 2): "a"}}\n', fires: [2], severity: 'error' },
    { code: 'def main():\n    return {1: "a"}\n', fires: [2] },
    { code: 'def main():\n    return {(1, 2): "a"}\n', fires: [2] },
    { code: 'KEY = "result"\ndef main():\n    return {KEY: "a"}\n', fires: [] },
    { code: 'def main(key=1):\n    return {key: "a"}\n', fires: [] },
    ...likelyCases['key-not-text'],
  ],
  'value-dropped': [
    { language: 'javascript', code: 'const main = () => ({\n  result: undefined })', fires: [2] },
    { language: 'javascript', code: 'const main = () => ({ result: () => 1 })', fires: [1] },
    { language: 'javascript', code: 'const main = () => ({ result: null })', fires: [] },
  ],
  'value-emptied': [
    { language: 'javascript', code: 'const main = () => ({ result: new Map() })', fires: [1] },
    { language: 'javascript', code: 'const main = () => ({ result: fetch("x") })', fires: [1] },
    {
      language: 'javascript',
      code: 'async function get() {}\nfunction main() { return { result: get() } }',
      fires: [2],
    },
    { language: 'javascript', code: 'const main = () => ({ result: new Date() })', fires: [] },
  ],
} as const satisfies Readonly<Record<string, readonly RuleCase[]>>
