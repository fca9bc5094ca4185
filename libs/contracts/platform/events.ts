/** Outbox events of the lib platform, and its socket events where it has any. */
export const platformOutboxEvents = {} as const;
export const platformSocketEvents = {} as const;
export const platformPushes = {} as const;
