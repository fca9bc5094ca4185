/** HTTP routes of the lib certificates. */
export const certificatesRoutes = {} as const;
