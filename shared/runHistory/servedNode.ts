/** The id that served requests have instead of a node's: none of a workspace can have it. Apart from the schemas, which the page does without. */
export const servedNode = ':served'
