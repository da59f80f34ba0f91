/** For a box that scrolls: it takes the keyboard's focus, so that its arrows scroll it. */
export const scrolls = { tabIndex: 0 } as const
