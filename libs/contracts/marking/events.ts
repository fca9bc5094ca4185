/** Outbox events of the lib marking, and its socket events where it has any. */
export const markingOutboxEvents = {} as const;
export const markingSocketEvents = {} as const;
export const markingPushes = {} as const;
