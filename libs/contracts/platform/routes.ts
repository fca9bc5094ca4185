/** HTTP routes of the lib platform. */
export const platformRoutes = {} as const;
