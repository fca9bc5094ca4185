import { Controller } from '@nestjs/common';
import { invigilationRoutes, type InputOf, type OutputOf } from '@kaowu/contracts';
import { Database, Endpoint, type Actor } from '@kaowu/platform';
import { Incidents } from '../application/incidents';
import { listCategories, listTiers } from '../persistence/incident-rows';

type In<K extends keyof typeof invigilationRoutes> = InputOf<(typeof invigilationRoutes)[K]>;
type Out<K extends keyof typeof invigilationRoutes> = Promise<OutputOf<(typeof invigilationRoutes)[K]>>;

/** What happens in the rooms. */
@Controller()
export class IncidentsController {
  constructor(private readonly db: Database, private readonly incidentsOf: Incidents) {}

  @Endpoint(invigilationRoutes.incidentVocabulary)
  async incidentVocabulary(): Out<'incidentVocabulary'> {
    return { categories: await listCategories(this.db), tiers: await listTiers(this.db) };
  }

  @Endpoint(invigilationRoutes.incidents)
  async incidents({ params, query }: In<'incidents'>): Out<'incidents'> {
    return { incidents: await this.incidentsOf.ofSession(params.sessionId, query.openOnly) };
  }

  @Endpoint(invigilationRoutes.reportIncident)
  reportIncident({ params, body }: In<'reportIncident'>, actor: Actor): Out<'reportIncident'> {
    return this.incidentsOf.report(actor, params.sessionId, body);
  }

  @Endpoint(invigilationRoutes.closeIncident)
  closeIncident({ params, body }: In<'closeIncident'>, actor: Actor): Out<'closeIncident'> {
    return this.incidentsOf.close(actor, params.incidentId, body.reason, body.tierCode);
  }
}
