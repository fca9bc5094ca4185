import { Module } from '@nestjs/common';
import { AssemblyModule } from '@kaowu/assembly';
import { CatalogueModule } from '@kaowu/catalogue';
import { PeopleModule } from '@kaowu/people';
import { AssignStaff } from './application/assign-staff';
import { AttachPaperSet } from './application/attach-paper-set';
import { BarForViolation } from './application/bar-for-violation';
import { Bars } from './application/bars';
import { Candidates } from './application/candidates';
import { CheckIn } from './application/check-in';
import { CheckInBoard } from './application/check-in-board';
import { DecideEligibility } from './application/decide-eligibility';
import { DrawRoom } from './application/draw-room';
import { DutyPlan } from './application/duty-plan';
import { ExportCandidates } from './application/export-candidates';
import { GiveSeats } from './application/give-seats';
import { ImportCandidates } from './application/import-candidates';
import { LosePaperSet } from './application/lose-paper-set';
import { MoveSeat } from './application/move-seat';
import { OpenRound } from './application/open-round';
import { Photos } from './application/photos';
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
import { DutyPlanController } from './transport/duty-plan.controller';
import { FormsController } from './transport/forms.controller';
import { PhotosController } from './transport/photos.controller';
import { SittingReactions } from './transport/reactions';
import { RoundsController } from './transport/rounds.controller';
import { SessionsController } from './transport/sessions.controller';
import { VenuesController } from './transport/venues.controller';

const useCases = [
  AssignStaff, AttachPaperSet, BarForViolation, Bars, Candidates, CheckIn, CheckInBoard, DecideEligibility, DrawRoom, DutyPlan, ExportCandidates, GiveSeats, ImportCandidates, LosePaperSet, MoveSeat,
  OpenRound, Photos, PlanSession, PrintRoomForms, PrintTickets, Rounds, SessionFacts, SessionState, SessionViews, Sittings, StepRound, Venues,
];

/** Venues, rounds, candidates, sessions, seats and check-in. */
@Module({
  imports: [AssemblyModule, CatalogueModule, PeopleModule],
  controllers: [VenuesController, RoundsController, CandidatesController, SessionsController, FormsController, CheckInController, PhotosController, DutyPlanController],
  providers: [...useCases, SittingReactions],
  exports: useCases,
})
export class SittingModule {}
