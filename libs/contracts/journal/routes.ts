/** HTTP routes of the lib journal. */
export const journalRoutes = {} as const;
