/** Outbox events of the lib oversight, and its socket events where it has any. */
export const oversightOutboxEvents = {} as const;
export const oversightSocketEvents = {} as const;
export const oversightPushes = {} as const;
