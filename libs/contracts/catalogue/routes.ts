/** HTTP routes of the lib catalogue. */
export const catalogueRoutes = {} as const;
