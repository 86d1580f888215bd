/** Name of the cookie that holds a paired browser's token; one for each app path. */
export const cookieName = 'lotse'
