/** Outbox events of the lib catalogue, and its socket events where it has any. */
export const catalogueOutboxEvents = {} as const;
export const catalogueSocketEvents = {} as const;
export const cataloguePushes = {} as const;
