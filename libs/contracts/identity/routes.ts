/** HTTP routes of the lib identity. */
export const identityRoutes = {} as const;
