import { Controller } from '@nestjs/common';
import { bankRoutes, type FileReply, type InputOf, type OutputOf } from '@kaowu/contracts';
import { Endpoint, type Actor } from '@kaowu/platform';
import { AssignReviews } from '../application/assign-reviews';
import { Board } from '../application/board';
import { Discuss } from '../application/discuss';
import { UndoActs } from '../application/undo-acts';
import { Workflows } from '../application/workflows';

type Routes = typeof bankRoutes;

/** HTTP routes of the board, of review and of what is said about items. */
@Controller()
export class WorkflowController {
  constructor(
    private readonly workflows: Workflows,
    private readonly board: Board,
    private readonly discussing: Discuss,
    private readonly assigning: AssignReviews,
    private readonly undoing: UndoActs,
  ) {}

  @Endpoint(bankRoutes.workflow)
  workflow(): Promise<OutputOf<Routes['workflow']>> {
    return this.workflows.view();
  }

  @Endpoint(bankRoutes.boardCards)
  boardCards({ query }: InputOf<Routes['boardCards']>, actor: Actor): Promise<OutputOf<Routes['boardCards']>> {
    return this.board.column(actor, query);
  }

  @Endpoint(bankRoutes.itemActs)
  itemActs({ params }: InputOf<Routes['itemActs']>, actor: Actor): Promise<OutputOf<Routes['itemActs']>> {
    return this.undoing.recent(actor, params.id);
  }

  @Endpoint(bankRoutes.undoItemAct)
  undoItemAct({ params, body }: InputOf<Routes['undoItemAct']>, actor: Actor): Promise<OutputOf<Routes['undoItemAct']>> {
    return this.undoing.undo(actor, params.id, body.reason);
  }

  @Endpoint(bankRoutes.discussion)
  discussion({ params }: InputOf<Routes['discussion']>, actor: Actor): Promise<OutputOf<Routes['discussion']>> {
    return this.discussing.view(actor, params.id);
  }

  @Endpoint(bankRoutes.addComment)
  addComment({ params, body }: InputOf<Routes['addComment']>, actor: Actor): Promise<OutputOf<Routes['addComment']>> {
    return this.discussing.comment(actor, params.id, body.threadId, body.text);
  }

  @Endpoint(bankRoutes.settleThread)
  settleThread({ params }: InputOf<Routes['settleThread']>, actor: Actor): Promise<OutputOf<Routes['settleThread']>> {
    return this.discussing.settle(actor, params.id);
  }

  @Endpoint(bankRoutes.estimateItem)
  estimateItem({ params, body }: InputOf<Routes['estimateItem']>, actor: Actor): Promise<OutputOf<Routes['estimateItem']>> {
    return this.discussing.estimate(actor, params.id, body.estimate);
  }

  @Endpoint(bankRoutes.assignReview)
  assignReview({ body }: InputOf<Routes['assignReview']>, actor: Actor): Promise<OutputOf<Routes['assignReview']>> {
    return this.assigning.assign(actor, body);
  }

  @Endpoint(bankRoutes.reviewers)
  reviewers(): Promise<OutputOf<Routes['reviewers']>> {
    return this.assigning.reviewers();
  }

  @Endpoint(bankRoutes.reviewAssignments)
  reviewAssignments({ query }: InputOf<Routes['reviewAssignments']>, actor: Actor): Promise<OutputOf<Routes['reviewAssignments']>> {
    return this.assigning.open(actor, query);
  }

  @Endpoint(bankRoutes.reviewerPace)
  async reviewerPace(): Promise<OutputOf<Routes['reviewerPace']>> {
    return { rows: await this.assigning.pace() };
  }

  @Endpoint(bankRoutes.reviewerPaceWorkbook)
  reviewerPaceWorkbook(): Promise<FileReply> {
    return this.assigning.paceWorkbook();
  }
}
