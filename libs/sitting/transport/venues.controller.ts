import { Controller } from '@nestjs/common';
import { sittingRoutes, type InputOf, type OutputOf } from '@kaowu/contracts';
import { Endpoint, type Actor } from '@kaowu/platform';
import { DrawRoom } from '../application/draw-room';
import { Venues } from '../application/venues';

type R = typeof sittingRoutes;

@Controller()
export class VenuesController {
  constructor(private readonly venues: Venues, private readonly drawings: DrawRoom) {}

  @Endpoint(sittingRoutes.listVenues)
  async list(): Promise<OutputOf<R['listVenues']>> {
    return { venues: await this.venues.list() };
  }

  @Endpoint(sittingRoutes.addVenue)
  add({ body }: InputOf<R['addVenue']>, actor: Actor): Promise<OutputOf<R['addVenue']>> {
    return this.venues.add(actor, body);
  }

  @Endpoint(sittingRoutes.changeVenue)
  change({ params, body }: InputOf<R['changeVenue']>, actor: Actor): Promise<OutputOf<R['changeVenue']>> {
    return this.venues.change(actor, params.venueId, body);
  }

  @Endpoint(sittingRoutes.addRoom)
  addRoom({ params, body }: InputOf<R['addRoom']>, actor: Actor): Promise<OutputOf<R['addRoom']>> {
    return this.venues.addRoom(actor, params.venueId, body);
  }

  @Endpoint(sittingRoutes.room)
  room({ params }: InputOf<R['room']>): Promise<OutputOf<R['room']>> {
    return this.venues.room(params.roomId);
  }

  @Endpoint(sittingRoutes.drawRoom)
  draw({ params, body }: InputOf<R['drawRoom']>, actor: Actor): Promise<OutputOf<R['drawRoom']>> {
    return this.drawings.run(actor, params.roomId, body);
  }

  @Endpoint(sittingRoutes.changePlace)
  changePlace({ params, body }: InputOf<R['changePlace']>, actor: Actor): Promise<OutputOf<R['changePlace']>> {
    return this.venues.changePlace(actor, params.roomId, params.placeId, body);
  }
}
