/** The id that served requests have instead of a node's: none of a workspace can have it. Apart from the schemas, which the page does without. */
export const servedNode = ':served'

/** Rows that failed of which a run over a file keeps more than their count. */
export const mostKeptRows = 200
