/** HTTP routes of the lib invigilation. */
export const invigilationRoutes = {} as const;
