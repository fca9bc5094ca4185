/** Outbox events of the lib results, and its socket events where it has any. */
export const resultsOutboxEvents = {} as const;
export const resultsSocketEvents = {} as const;
export const resultsPushes = {} as const;
