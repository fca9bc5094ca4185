/** HTTP routes of the lib oversight. */
export const oversightRoutes = {} as const;
