/** 10 of `3.10` and of `3.10.13`; 0 where there is none. */
export const minorNumber = (version: string): number => Number(version.split('.')[1] ?? 0)
