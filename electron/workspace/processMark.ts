import { hostname } from 'node:os'

/** This machine's name in the marks that processes leave in a workspace, which may lie on a disk that machines share. */
export const hostName = hostname().replace(/[^\w-]/g, '_') || 'host'
