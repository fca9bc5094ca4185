/** HTTP routes of the lib results. */
export const resultsRoutes = {} as const;
