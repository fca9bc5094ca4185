/** HTTP routes of the lib assembly. */
export const assemblyRoutes = {} as const;
