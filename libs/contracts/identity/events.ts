/** Outbox events of the lib identity, and its socket events where it has any. */
export const identityOutboxEvents = {} as const;
export const identitySocketEvents = {} as const;
export const identityPushes = {} as const;
