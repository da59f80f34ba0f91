/** A template after one of its variables was renamed: Dify's panel rewrites `{{ old }}` in exactly this form, and no other. */
export function renamedInTemplate(template: string, from: string, to: string): string {
  return from === '' ? template : template.replaceAll(`{{ ${from} }}`, () => `{{ ${to} }}`)
}
