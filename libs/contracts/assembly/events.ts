/** Outbox events of the lib assembly, and its socket events where it has any. */
export const assemblyOutboxEvents = {} as const;
export const assemblySocketEvents = {} as const;
export const assemblyPushes = {} as const;
