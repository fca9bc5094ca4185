import { Module } from '@nestjs/common';
import { AssemblyModule } from '@kaowu/assembly';
import { BankModule } from '@kaowu/bank';
import { DeliveryModule } from '@kaowu/delivery';
import { JournalModule } from '@kaowu/journal';
import { PeopleModule } from '@kaowu/people';
import { SittingModule } from '@kaowu/sitting';
import { Absences } from './application/absences';
import { Adjudicate } from './application/adjudicate';
import { Comparison } from './application/comparison';
import { CorrectMarks } from './application/correct-marks';
import { CorrectionView } from './application/correction-view';
import { Corrections } from './application/corrections';
import { CountedMarks } from './application/counted-marks';
import { FormGroup } from './application/form-group';
import { LeadGroup } from './application/lead-group';
import { MarkTheory } from './application/mark-theory';
import { Marks } from './application/marks';
import { MonitorView } from './application/monitor-view';
import { MyMarking } from './application/my-marking';
import { OpenMarking } from './application/open-marking';
import { Reassign } from './application/reassign';
import { RecordScore } from './application/record-score';
import { Recusals } from './application/recusals';
import { ReviewViews } from './application/reviews';
import { SavePlan } from './application/save-plan';
import { ScoreSheetPdf } from './application/score-sheet-pdf';
import { SessionFacts } from './application/session-facts';
import { SessionViews } from './application/session-views';
import { Settlement } from './application/settle';
import { SignReview } from './application/sign-review';
import { TaskBook } from './application/task-book';
import { TheoryRecords } from './application/theory-records';
import { MarkingCandidateController } from './transport/candidate.controller';
import { MarkingCorrectionController } from './transport/correction.controller';
import { MarkingExaminerController } from './transport/examiner.controller';
import { MarkingOfficerController } from './transport/officer.controller';
import { MarkingPerformanceController } from './transport/performance.controller';
import { MarkingReviewController } from './transport/review.controller';

/** Examiner groups, independent scores, adjudication, marking review, theory marks. */
@Module({
  imports: [AssemblyModule, BankModule, DeliveryModule, JournalModule, PeopleModule, SittingModule],
  controllers: [MarkingOfficerController, MarkingPerformanceController, MarkingExaminerController, MarkingReviewController, MarkingCorrectionController, MarkingCandidateController],
  providers: [
    Absences, Adjudicate, Comparison, CorrectMarks, CorrectionView, Corrections, CountedMarks, FormGroup, LeadGroup, MarkTheory, Marks, MonitorView, MyMarking, OpenMarking, Reassign, RecordScore,
    Recusals, ReviewViews, SavePlan, ScoreSheetPdf, SessionFacts, SessionViews, Settlement, SignReview, TaskBook, TheoryRecords,
  ],
  exports: [Corrections, CountedMarks, Marks, SavePlan, FormGroup],
})
export class MarkingModule {}
