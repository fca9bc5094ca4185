import { Injectable } from '@nestjs/common';
import { assemblyOutboxEvents, deliveryOutboxEvents, type DataOf } from '@kaowu/contracts';
import { OnOutbox, systemActor } from '@kaowu/platform';
import { LosePaperSet } from '../application/lose-paper-set';
import { SessionState } from '../application/session-state';

/** What sitting does when something happened in other libs. */
@Injectable()
export class SittingReactions {
  constructor(private readonly state: SessionState, private readonly losing: LosePaperSet) {}

  /** The delivery of a session has ended: the session is closed. */
  @OnOutbox(deliveryOutboxEvents.sessionClosed)
  async sessionClosed({ sessionId }: DataOf<typeof deliveryOutboxEvents.sessionClosed>): Promise<void> {
    await this.state.closeAfterDelivery(systemActor('delivery'), sessionId);
  }

  /** A set of papers was voided: the session that had it has none now. */
  @OnOutbox(assemblyOutboxEvents.setVoided)
  async setVoided({ setId }: DataOf<typeof assemblyOutboxEvents.setVoided>): Promise<void> {
    await this.losing.run(systemActor('assembly'), setId);
  }
}
