import { platformOutboxEvents, platformPushes, platformSocketEvents } from './platform/events';
import { identityOutboxEvents, identityPushes, identitySocketEvents } from './identity/events';
import { journalOutboxEvents, journalPushes, journalSocketEvents } from './journal/events';
import { catalogueOutboxEvents, cataloguePushes, catalogueSocketEvents } from './catalogue/events';
import { peopleOutboxEvents, peoplePushes, peopleSocketEvents } from './people/events';
import { bankOutboxEvents, bankPushes, bankSocketEvents } from './bank/events';
import { assemblyOutboxEvents, assemblyPushes, assemblySocketEvents } from './assembly/events';
import { sittingOutboxEvents, sittingPushes, sittingSocketEvents } from './sitting/events';
import { deliveryOutboxEvents, deliveryPushes, deliverySocketEvents } from './delivery/events';
import { invigilationOutboxEvents, invigilationPushes, invigilationSocketEvents } from './invigilation/events';
import { markingOutboxEvents, markingPushes, markingSocketEvents } from './marking/events';
import { resultsOutboxEvents, resultsPushes, resultsSocketEvents } from './results/events';
import { certificatesOutboxEvents, certificatesPushes, certificatesSocketEvents } from './certificates/events';
import { oversightOutboxEvents, oversightPushes, oversightSocketEvents } from './oversight/events';

/** Every outbox event. */
export const OUTBOX_EVENTS = {
  ...platformOutboxEvents,
  ...identityOutboxEvents,
  ...journalOutboxEvents,
  ...catalogueOutboxEvents,
  ...peopleOutboxEvents,
  ...bankOutboxEvents,
  ...assemblyOutboxEvents,
  ...sittingOutboxEvents,
  ...deliveryOutboxEvents,
  ...invigilationOutboxEvents,
  ...markingOutboxEvents,
  ...resultsOutboxEvents,
  ...certificatesOutboxEvents,
  ...oversightOutboxEvents,
} as const;

/** Every socket event that a client may send. */
export const SOCKET_EVENTS = {
  ...platformSocketEvents,
  ...identitySocketEvents,
  ...journalSocketEvents,
  ...catalogueSocketEvents,
  ...peopleSocketEvents,
  ...bankSocketEvents,
  ...assemblySocketEvents,
  ...sittingSocketEvents,
  ...deliverySocketEvents,
  ...invigilationSocketEvents,
  ...markingSocketEvents,
  ...resultsSocketEvents,
  ...certificatesSocketEvents,
  ...oversightSocketEvents,
} as const;

/** Every socket event that the server sends. */
export const PUSHES = {
  ...platformPushes,
  ...identityPushes,
  ...journalPushes,
  ...cataloguePushes,
  ...peoplePushes,
  ...bankPushes,
  ...assemblyPushes,
  ...sittingPushes,
  ...deliveryPushes,
  ...invigilationPushes,
  ...markingPushes,
  ...resultsPushes,
  ...certificatesPushes,
  ...oversightPushes,
} as const;
