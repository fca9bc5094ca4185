import { Controller } from '@nestjs/common';
import { sittingRoutes, type InputOf, type OutputOf } from '@kaowu/contracts';
import { Endpoint, type Actor } from '@kaowu/platform';
import { PrintRoomForms } from '../application/print-room-forms';
import { PrintTickets } from '../application/print-tickets';

type R = typeof sittingRoutes;

@Controller()
export class FormsController {
  constructor(private readonly tickets: PrintTickets, private readonly forms: PrintRoomForms) {}

  @Endpoint(sittingRoutes.ticketsPdf)
  ticketsPdf({ params, query }: InputOf<R['ticketsPdf']>, actor: Actor): Promise<OutputOf<R['ticketsPdf']>> {
    return this.tickets.run(actor, params.roundId, query.candidateId);
  }

  @Endpoint(sittingRoutes.signInSheetPdf)
  signInSheet({ params }: InputOf<R['signInSheetPdf']>): Promise<OutputOf<R['signInSheetPdf']>> {
    return this.forms.signInSheets(params.sessionId);
  }

  @Endpoint(sittingRoutes.seatLabelsPdf)
  seatLabels({ params }: InputOf<R['seatLabelsPdf']>): Promise<OutputOf<R['seatLabelsPdf']>> {
    return this.forms.seatLabels(params.sessionId);
  }
}
