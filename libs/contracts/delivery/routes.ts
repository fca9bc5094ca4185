/** HTTP routes of the lib delivery. */
export const deliveryRoutes = {} as const;
