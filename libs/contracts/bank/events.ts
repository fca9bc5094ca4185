/** Outbox events of the lib bank, and its socket events where it has any. */
export const bankOutboxEvents = {} as const;
export const bankSocketEvents = {} as const;
export const bankPushes = {} as const;
