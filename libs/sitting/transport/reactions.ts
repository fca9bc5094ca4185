import { Injectable } from '@nestjs/common';
import { deliveryOutboxEvents, type DataOf } from '@kaowu/contracts';
import { OnOutbox, systemActor } from '@kaowu/platform';
import { SessionState } from '../application/session-state';

/** What sitting does when something happened downstream. */
@Injectable()
export class SittingReactions {
  constructor(private readonly state: SessionState) {}

  /** The delivery of a session has ended: the session is closed. */
  @OnOutbox(deliveryOutboxEvents.sessionClosed)
  async sessionClosed({ sessionId }: DataOf<typeof deliveryOutboxEvents.sessionClosed>): Promise<void> {
    await this.state.closeAfterDelivery(systemActor('delivery'), sessionId);
  }
}
