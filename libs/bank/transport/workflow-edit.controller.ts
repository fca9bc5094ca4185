import { Controller } from '@nestjs/common';
import { bankRoutes, type InputOf, type OutputOf } from '@kaowu/contracts';
import { Endpoint, type Actor } from '@kaowu/platform';
import { EditWorkflow } from '../application/edit-workflow';

type Routes = typeof bankRoutes;

/** HTTP routes of editing the workflow. */
@Controller()
export class WorkflowEditController {
  constructor(private readonly editing: EditWorkflow) {}

  @Endpoint(bankRoutes.workflowVersions)
  versions(_: InputOf<Routes['workflowVersions']>, actor: Actor): Promise<OutputOf<Routes['workflowVersions']>> {
    return this.editing.versions(actor);
  }

  @Endpoint(bankRoutes.checkWorkflow)
  check({ body }: InputOf<Routes['checkWorkflow']>): Promise<OutputOf<Routes['checkWorkflow']>> {
    return this.editing.check(body);
  }

  @Endpoint(bankRoutes.saveWorkflowDraft)
  save({ body }: InputOf<Routes['saveWorkflowDraft']>, actor: Actor): Promise<OutputOf<Routes['saveWorkflowDraft']>> {
    return this.editing.save(actor, body);
  }

  @Endpoint(bankRoutes.activateWorkflow)
  activate({ params, body }: InputOf<Routes['activateWorkflow']>, actor: Actor): Promise<OutputOf<Routes['activateWorkflow']>> {
    return this.editing.activate(actor, params.id, body.reason);
  }

  @Endpoint(bankRoutes.dropWorkflow)
  drop({ params, body }: InputOf<Routes['dropWorkflow']>, actor: Actor): Promise<OutputOf<Routes['dropWorkflow']>> {
    return this.editing.drop(actor, params.id, body.reason);
  }
}
