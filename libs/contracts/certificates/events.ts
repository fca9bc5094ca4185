/** Outbox events of the lib certificates, and its socket events where it has any. */
export const certificatesOutboxEvents = {} as const;
export const certificatesSocketEvents = {} as const;
export const certificatesPushes = {} as const;
