/** HTTP routes of the lib marking. */
export const markingRoutes = {} as const;
