/** Outbox events of the lib invigilation, and its socket events where it has any. */
export const invigilationOutboxEvents = {} as const;
export const invigilationSocketEvents = {} as const;
export const invigilationPushes = {} as const;
