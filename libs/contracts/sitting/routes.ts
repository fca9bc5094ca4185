/** HTTP routes of the lib sitting. */
export const sittingRoutes = {} as const;
