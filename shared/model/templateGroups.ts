/** Under which heads the templates are offered, in this order. Apart from their schema, since the page needs the names at run time. */
export const templateGroups = ['text', 'lists', 'json', 'numbers', 'web', 'sandbox'] as const
export type TemplateGroup = (typeof templateGroups)[number]
