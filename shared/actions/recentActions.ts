/** So many of the actions that were last chosen by name are kept. */
export const mostRecentActions = 5
