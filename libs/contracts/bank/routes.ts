/** HTTP routes of the lib bank. */
export const bankRoutes = {} as const;
