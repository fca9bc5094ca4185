import { Injectable } from '@nestjs/common';
import { sittingOutboxEvents, type DataOf } from '@kaowu/contracts';
import { OnOutbox, Refusal, systemActor } from '@kaowu/platform';
import { PrepareSession } from '../application/prepare-session';

type Ready = DataOf<(typeof sittingOutboxEvents)['sessionReady']>;

/** Prepares a theory session as soon as its plan is ready, so that candidates can sign in. */
@Injectable()
export class OnSessionReady {
  constructor(private readonly prepare: PrepareSession) {}

  @OnOutbox(sittingOutboxEvents.sessionReady)
  async sessionReady({ sessionId }: Ready): Promise<void> {
    try {
      await this.prepare.run(systemActor('delivery'), sessionId);
    } catch (error) {
      // A practical session has no papers; whatever else is missing is said again when somebody starts the session.
      if (!(error instanceof Refusal)) throw error;
    }
  }
}
