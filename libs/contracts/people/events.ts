/** Outbox events of the lib people, and its socket events where it has any. */
export const peopleOutboxEvents = {} as const;
export const peopleSocketEvents = {} as const;
export const peoplePushes = {} as const;
