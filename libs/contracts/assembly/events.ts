import { z } from 'zod';
import { id } from '../core/common';
import { outboxEvent } from '../core/job';

/** Outbox events of the lib assembly. */
export const assemblyOutboxEvents = {
  /** Two people have released a set: its papers may be handed to the candidates' room. */
  setReleased: outboxEvent({ name: 'assembly.set-released', data: z.object({ setId: id, sessionId: id }) }),
  /** Papers are to be drawn in the background. */
  drawAsked: outboxEvent({ name: 'assembly.draw-asked', data: z.object({ jobId: id }) }),
  /** A set may not be used any more; `sessionId` is null where no session had reserved it. */
  setVoided: outboxEvent({ name: 'assembly.set-voided', data: z.object({ setId: id, sessionId: id.nullable() }) }),
} as const;
export const assemblySocketEvents = {} as const;
export const assemblyPushes = {} as const;
