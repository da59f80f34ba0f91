import type { RuleCase } from '../rule'

const main = (line: string): string => `def main():\n    ${line}\n    return {"result": ""}\n`
// In two parts, so that nobody who looks for keys finds one here.
const key = `sk-${'aB3dE6gH9jK2mN5pQ8sT'}`

/** Nodes on which the rule of secrets must fire, and must not. */
export const secretCases = {
  'secret-in-code': [
    { code: main(`client = make("${key}")`), fires: [2] },
    { code: main('API_KEY = "9f8a7b6c5d4e3f2a"'), fires: [2] },
    { code: main('headers = {"Authorization": "Bearer 0a1b2c3d4e5f6071829"}'), fires: [2] },
    { code: main('url = "https://user:pa55word@example.com/x"'), fires: [2] },
    { code: main('api_key = "YOUR_API_KEY_1"'), fires: [] },
    { code: main('password = inputs["password"]'), fires: [] },
    { code: main('headers = {"Authorization": f"Bearer {token}"}'), fires: [] },
    { code: main('url = "https://example.com/?page=1"'), fires: [] },
    { code: main('url = f"https://{user}:{word}@example.com/?token={token}"'), fires: [] },
    { code: main('url = f"https://{user}:pa55word@example.com/"'), fires: [2] },
    { code: main('token_count = "12345678"'), fires: [] },
    {
      code: main('url = "https://example.com/?api_key=9f8a7b6c5d4e3f2a1b0c"'),
      fires: [2],
      params: { what: 'api_key' },
    },
    { code: main('form = re.compile(r"https?://[^\\s:@]+:[^\\s@]+@\\S+")'), fires: [] },
  ],
} as const satisfies Readonly<Record<string, readonly RuleCase[]>>
