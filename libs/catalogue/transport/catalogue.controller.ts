import { Controller } from '@nestjs/common';
import { catalogueRoutes as routes, GRADES, type InputOf, type Level, type OutputOf } from '@kaowu/contracts';
import { Database, Endpoint, type Actor } from '@kaowu/platform';
import { Catalogue } from '../application/catalogue';
import { EnterWeights } from '../application/enter-weights';
import { ImportEditions } from '../application/import-editions';
import { ImportWeights } from '../application/import-weights';
import { SetEditionDates } from '../application/set-edition-dates';
import { findStandards } from '../persistence/standard-rows';

type Routes = typeof routes;

@Controller()
export class CatalogueController {
  constructor(
    private readonly db: Database,
    private readonly catalogue: Catalogue,
    private readonly importer: ImportEditions,
    private readonly dates: SetEditionDates,
    private readonly weightsImporter: ImportWeights,
    private readonly weights: EnterWeights,
  ) {}

  @Endpoint(routes.listGrades)
  async listGrades(): Promise<OutputOf<Routes['listGrades']>> {
    const grades = Object.entries(GRADES) as [Level, (typeof GRADES)[Level]][];
    return Promise.resolve(grades.map(([level, grade]) => ({ level, ...grade })).sort((a, b) => a.rank - b.rank));
  }

  @Endpoint(routes.listEditions)
  listEditions(): Promise<OutputOf<Routes['listEditions']>> {
    return this.catalogue.editions();
  }

  @Endpoint(routes.listOccupations)
  listOccupations({ params }: InputOf<Routes['listOccupations']>): Promise<OutputOf<Routes['listOccupations']>> {
    return this.catalogue.occupations(params.edition);
  }

  @Endpoint(routes.editionDifference)
  editionDifference({ query }: InputOf<Routes['editionDifference']>): Promise<OutputOf<Routes['editionDifference']>> {
    return this.catalogue.difference(query.from, query.to);
  }

  @Endpoint(routes.importEditions)
  importEditions({ file, body }: InputOf<Routes['importEditions']>, actor: Actor): Promise<OutputOf<Routes['importEditions']>> {
    return this.importer.run(actor, file.bytes, body);
  }

  @Endpoint(routes.setEditionDates)
  setEditionDates({ params, body }: InputOf<Routes['setEditionDates']>, actor: Actor): Promise<OutputOf<Routes['setEditionDates']>> {
    return this.dates.run(actor, params.edition, body);
  }

  @Endpoint(routes.listStandards)
  listStandards({ query }: InputOf<Routes['listStandards']>): Promise<OutputOf<Routes['listStandards']>> {
    const { edition, code } = query;
    return findStandards(this.db, { ...(edition === undefined ? {} : { edition }), ...(code === undefined ? {} : { code }) });
  }

  @Endpoint(routes.importWeights)
  importWeights({ file, body }: InputOf<Routes['importWeights']>, actor: Actor): Promise<OutputOf<Routes['importWeights']>> {
    return this.weightsImporter.run(actor, file.bytes, body);
  }

  @Endpoint(routes.enterWeights)
  enterWeights({ params, body }: InputOf<Routes['enterWeights']>, actor: Actor): Promise<OutputOf<Routes['enterWeights']>> {
    return this.weights.run(actor, params.standardId, body);
  }
}
