/** Outbox events of the lib journal, and its socket events where it has any. */
export const journalOutboxEvents = {} as const;
export const journalSocketEvents = {} as const;
export const journalPushes = {} as const;
