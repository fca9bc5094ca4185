/** HTTP routes of the lib people. */
export const peopleRoutes = {} as const;
