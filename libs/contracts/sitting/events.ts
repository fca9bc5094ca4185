/** Outbox events of the lib sitting, and its socket events where it has any. */
export const sittingOutboxEvents = {} as const;
export const sittingSocketEvents = {} as const;
export const sittingPushes = {} as const;
