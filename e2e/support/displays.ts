/** Whether each worker of the tests starts a display of its own: `npm test` asks for it where there is none, or none to be disturbed. */
export const ownDisplays = process.env['NODELAB_OWN_DISPLAYS'] === '1'
