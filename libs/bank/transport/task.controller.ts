import { Controller } from '@nestjs/common';
import { bankRoutes, type InputOf, type OutputOf } from '@kaowu/contracts';
import { Endpoint, type Actor } from '@kaowu/platform';
import { MoveTask } from '../application/move-task';
import { ReadTasks } from '../application/read-tasks';
import { WriteTask } from '../application/write-task';

type Routes = typeof bankRoutes;

/** HTTP routes of practical tasks. */
@Controller()
export class TaskController {
  constructor(private readonly reading: ReadTasks, private readonly writing: WriteTask, private readonly moving: MoveTask) {}

  @Endpoint(bankRoutes.tasks)
  tasks({ query }: InputOf<Routes['tasks']>): Promise<OutputOf<Routes['tasks']>> {
    return this.reading.list(query.tableId);
  }

  @Endpoint(bankRoutes.task)
  task({ params }: InputOf<Routes['task']>, actor: Actor): Promise<OutputOf<Routes['task']>> {
    return this.reading.open(actor, params.id);
  }

  @Endpoint(bankRoutes.createTask)
  createTask({ body }: InputOf<Routes['createTask']>, actor: Actor): Promise<OutputOf<Routes['createTask']>> {
    return this.writing.create(actor, body.tableId, body.code, body);
  }

  @Endpoint(bankRoutes.reviseTask)
  reviseTask({ params, body }: InputOf<Routes['reviseTask']>, actor: Actor): Promise<OutputOf<Routes['reviseTask']>> {
    return this.writing.revise(actor, params.id, body);
  }

  @Endpoint(bankRoutes.moveTask)
  moveTask({ params, body }: InputOf<Routes['moveTask']>, actor: Actor): Promise<OutputOf<Routes['moveTask']>> {
    return this.moving.move(actor, body.act, params.id, body.reason);
  }

  @Endpoint(bankRoutes.reviewTask)
  reviewTask({ params, body }: InputOf<Routes['reviewTask']>, actor: Actor): Promise<OutputOf<Routes['reviewTask']>> {
    return this.moving.review(actor, params.id, body);
  }

  @Endpoint(bankRoutes.forwardTask)
  forwardTask({ params, body }: InputOf<Routes['forwardTask']>, actor: Actor): Promise<OutputOf<Routes['forwardTask']>> {
    return this.moving.move(actor, 'forward', params.id, body.reason);
  }

  @Endpoint(bankRoutes.decideTask)
  decideTask({ params, body }: InputOf<Routes['decideTask']>, actor: Actor): Promise<OutputOf<Routes['decideTask']>> {
    return this.moving.move(actor, body.act, params.id, body.reason);
  }
}
