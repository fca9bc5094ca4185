/** Outbox events of the lib delivery, and its socket events where it has any. */
export const deliveryOutboxEvents = {} as const;
export const deliverySocketEvents = {} as const;
export const deliveryPushes = {} as const;
