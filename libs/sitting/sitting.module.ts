import { Module } from '@nestjs/common';
import { AssemblyModule } from '@kaowu/assembly';
import { CatalogueModule } from '@kaowu/catalogue';
import { PeopleModule } from '@kaowu/people';
import { AssignStaff } from './application/assign-staff';
import { AttachPaperSet } from './application/attach-paper-set';
import { Bars } from './application/bars';
import { Candidates } from './application/candidates';
import { CheckIn } from './application/check-in';
import { CheckInBoard } from './application/check-in-board';
import { DecideEligibility } from './application/decide-eligibility';
import { ExportCandidates } from './application/export-candidates';
import { GiveSeats } from './application/give-seats';
import { ImportCandidates } from './application/import-candidates';
import { LosePaperSet } from './application/lose-paper-set';
import { MoveSeat } from './application/move-seat';
import { OpenRound } from './application/open-round';
import { PlanSession } from './application/plan-session';
import { PrintRoomForms } from './application/print-room-forms';
import { PrintTickets } from './application/print-tickets';
import { Rounds } from './application/rounds';
import { SessionFacts } from './application/session-facts';
import { SessionState } from './application/session-state';
import { SessionViews } from './application/session-views';
import { Sittings } from './application/sittings';
import { StepRound } from './application/step-round';
import { Venues } from './application/venues';
import { CandidatesController } from './transport/candidates.controller';
import { CheckInController } from './transport/check-in.controller';
import { FormsController } from './transport/forms.controller';
import { SittingReactions } from './transport/reactions';
import { RoundsController } from './transport/rounds.controller';
import { SessionsController } from './transport/sessions.controller';
import { VenuesController } from './transport/venues.controller';

const useCases = [
  AssignStaff, AttachPaperSet, Bars, Candidates, CheckIn, CheckInBoard, DecideEligibility, ExportCandidates, GiveSeats, ImportCandidates, LosePaperSet, MoveSeat,
  OpenRound, PlanSession, PrintRoomForms, PrintTickets, Rounds, SessionFacts, SessionState, SessionViews, Sittings, StepRound, Venues,
];

/** Venues, rounds, candidates, sessions, seats and check-in. */
@Module({
  imports: [AssemblyModule, CatalogueModule, PeopleModule],
  controllers: [VenuesController, RoundsController, CandidatesController, SessionsController, FormsController, CheckInController],
  providers: [...useCases, SittingReactions],
  exports: useCases,
})
export class SittingModule {}
