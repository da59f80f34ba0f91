/** Rows that failed of which a run over a file keeps more than their count. */
export const mostKeptRows = 200
