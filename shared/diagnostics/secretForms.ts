/** What keys look like, and whose they are. */
export const secretForms: readonly (readonly [form: RegExp, what: string])[] = [
  [/\bsk-[A-Za-z0-9_-]{20,}/, 'sk-…'],
  [/\b(?:app|dataset)-[A-Za-z0-9]{24}\b/, 'app-… (Dify)'],
  [/\bAKIA[0-9A-Z]{16}\b/, 'AKIA… (AWS)'],
  [/\bLTAI[0-9A-Za-z]{12,20}\b/, 'LTAI… (Aliyun)'],
  [/\bgh[pousr]_[A-Za-z0-9]{36,}/, 'ghp_… (GitHub)'],
  [/\bgithub_pat_\w{40,}/, 'github_pat_… (GitHub)'],
  [/\bglpat-[\w-]{20,}/, 'glpat-… (GitLab)'],
  [/\bxox[abprs]-[\w-]{10,}/, 'xox… (Slack)'],
  [/\bAIza[\w-]{35}/, 'AIza… (Google)'],
  [/\bhf_[A-Za-z0-9]{30,}/, 'hf_… (Hugging Face)'],
  [/\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/, 'eyJ… (JWT)'],
  [/-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/, 'PRIVATE KEY'],
]
