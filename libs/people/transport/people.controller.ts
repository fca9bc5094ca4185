import { Controller } from '@nestjs/common';
import { peopleRoutes as routes, type InputOf, type OutputOf } from '@kaowu/contracts';
import { Endpoint, type Actor } from '@kaowu/platform';
import { Appointments } from '../application/appointments';
import { ImportStaff } from '../application/import-staff';
import { Persons } from '../application/persons';
import { Qualifications } from '../application/qualifications';
import { Register } from '../application/register';
import { Relations } from '../application/relations';

type Routes = typeof routes;

@Controller()
export class PeopleController {
  constructor(
    private readonly register: Register,
    private readonly persons: Persons,
    private readonly appointments: Appointments,
    private readonly qualifications: Qualifications,
    private readonly relations: Relations,
    private readonly importer: ImportStaff,
  ) {}

  @Endpoint(routes.listPeople)
  listPeople({ query }: InputOf<Routes['listPeople']>): Promise<OutputOf<Routes['listPeople']>> {
    return this.register.list(query);
  }

  @Endpoint(routes.addPerson)
  addPerson({ body }: InputOf<Routes['addPerson']>, actor: Actor): Promise<OutputOf<Routes['addPerson']>> {
    return this.persons.add(actor, body);
  }

  @Endpoint(routes.listPosts)
  listPosts(): Promise<OutputOf<Routes['listPosts']>> {
    return this.register.coverage();
  }

  @Endpoint(routes.getPerson)
  getPerson({ params }: InputOf<Routes['getPerson']>): Promise<OutputOf<Routes['getPerson']>> {
    return this.register.view(params.personId);
  }

  @Endpoint(routes.changePerson)
  changePerson({ params, body }: InputOf<Routes['changePerson']>, actor: Actor): Promise<OutputOf<Routes['changePerson']>> {
    return this.persons.change(actor, params.personId, body);
  }

  @Endpoint(routes.appoint)
  appoint({ params, body }: InputOf<Routes['appoint']>, actor: Actor): Promise<OutputOf<Routes['appoint']>> {
    return this.appointments.appoint(actor, params.personId, body);
  }

  @Endpoint(routes.endPost)
  endPost({ params, body }: InputOf<Routes['endPost']>, actor: Actor): Promise<OutputOf<Routes['endPost']>> {
    return this.appointments.end(actor, params, body);
  }

  @Endpoint(routes.addQualification)
  addQualification({ params, body }: InputOf<Routes['addQualification']>, actor: Actor): Promise<OutputOf<Routes['addQualification']>> {
    return this.qualifications.add(actor, params.personId, body);
  }

  @Endpoint(routes.revokeQualification)
  revokeQualification({ params, body }: InputOf<Routes['revokeQualification']>, actor: Actor): Promise<OutputOf<Routes['revokeQualification']>> {
    return this.qualifications.revoke(actor, params, body);
  }

  @Endpoint(routes.logTraining)
  logTraining({ body }: InputOf<Routes['logTraining']>, actor: Actor): Promise<OutputOf<Routes['logTraining']>> {
    return this.qualifications.logTraining(actor, body);
  }

  @Endpoint(routes.declareRelation)
  declareRelation({ params, body }: InputOf<Routes['declareRelation']>, actor: Actor): Promise<OutputOf<Routes['declareRelation']>> {
    return this.relations.declare(actor, params.personId, body);
  }

  @Endpoint(routes.withdrawRelation)
  withdrawRelation({ params, body }: InputOf<Routes['withdrawRelation']>, actor: Actor): Promise<OutputOf<Routes['withdrawRelation']>> {
    return this.relations.withdraw(actor, params, body.reason);
  }

  @Endpoint(routes.myRecord)
  myRecord(_input: InputOf<Routes['myRecord']>, actor: Actor): Promise<OutputOf<Routes['myRecord']>> {
    return this.register.view(actor.id);
  }

  @Endpoint(routes.listColleagues)
  listColleagues(_input: InputOf<Routes['listColleagues']>, actor: Actor): Promise<OutputOf<Routes['listColleagues']>> {
    return this.register.colleagues(actor.id);
  }

  @Endpoint(routes.declareMyRelation)
  declareMyRelation({ body }: InputOf<Routes['declareMyRelation']>, actor: Actor): Promise<OutputOf<Routes['declareMyRelation']>> {
    return this.relations.declare(actor, actor.id, body);
  }

  @Endpoint(routes.importStaff)
  importStaff({ file, body }: InputOf<Routes['importStaff']>, actor: Actor): Promise<OutputOf<Routes['importStaff']>> {
    return this.importer.run(actor, file.bytes, body);
  }

  @Endpoint(routes.staffTemplate)
  async staffTemplate(): Promise<OutputOf<Routes['staffTemplate']>> {
    return { filename: '人员名册模板.xlsx', mimetype: routes.staffTemplate.response.file, bytes: await this.importer.template() };
  }
}
