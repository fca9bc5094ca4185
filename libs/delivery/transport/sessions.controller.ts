import { Controller } from '@nestjs/common';
import { deliveryRoutes, type InputOf, type OutputOf } from '@kaowu/contracts';
import { Endpoint, found, type Actor } from '@kaowu/platform';
import { CloseSession } from '../application/close-session';
import { FindReceipt } from '../application/find-receipt';
import { PrepareSession } from '../application/prepare-session';
import { SessionView } from '../application/session-view';
import { StartSession } from '../application/start-session';
import { TraceAttempt } from '../application/trace-attempt';

type In<K extends keyof typeof deliveryRoutes> = InputOf<(typeof deliveryRoutes)[K]>;
type Out<K extends keyof typeof deliveryRoutes> = Promise<OutputOf<(typeof deliveryRoutes)[K]>>;

/** Sessions of the computer room, for staff; and the public check of receipts. */
@Controller()
export class DeliverySessionsController {
  constructor(
    private readonly preparing: PrepareSession,
    private readonly starting: StartSession,
    private readonly closing: CloseSession,
    private readonly view: SessionView,
    private readonly traces: TraceAttempt,
    private readonly receipts: FindReceipt,
  ) {}

  @Endpoint(deliveryRoutes.prepareSession)
  async prepareSession({ params }: In<'prepareSession'>, actor: Actor): Out<'prepareSession'> {
    await this.preparing.run(actor, params.sessionId);
    return found(await this.view.of(params.sessionId));
  }

  @Endpoint(deliveryRoutes.startSession)
  async startSession({ params, body }: In<'startSession'>, actor: Actor): Out<'startSession'> {
    await this.starting.run(actor, params.sessionId, body.early);
    return found(await this.view.of(params.sessionId));
  }

  @Endpoint(deliveryRoutes.closeSession)
  async closeSession({ params, body }: In<'closeSession'>, actor: Actor): Out<'closeSession'> {
    await this.closing.run(actor, params.sessionId, body.reason);
    return found(await this.view.of(params.sessionId));
  }

  @Endpoint(deliveryRoutes.deliverySession)
  deliverySession({ params }: In<'deliverySession'>): Out<'deliverySession'> {
    return this.view.of(params.sessionId);
  }

  @Endpoint(deliveryRoutes.attemptTrace)
  attemptTrace({ params }: In<'attemptTrace'>): Out<'attemptTrace'> {
    return this.traces.run(params.attemptId);
  }

  @Endpoint(deliveryRoutes.publicReceipt)
  async publicReceipt({ params }: In<'publicReceipt'>): Out<'publicReceipt'> {
    const { state, handedInAt, answered } = await this.receipts.run(params.code);
    return { valid: true, state, handedInAt: handedInAt.toISOString(), answered };
  }
}
