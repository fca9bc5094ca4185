import { Controller } from '@nestjs/common';
import { sittingRoutes, type InputOf, type OutputOf } from '@kaowu/contracts';
import { Endpoint, type Actor } from '@kaowu/platform';
import { Photos } from '../application/photos';

type R = typeof sittingRoutes;

@Controller()
export class PhotosController {
  constructor(private readonly photos: Photos) {}

  @Endpoint(sittingRoutes.importPhotos)
  import({ params, body, file }: InputOf<R['importPhotos']>, actor: Actor): Promise<OutputOf<R['importPhotos']>> {
    return this.photos.import(actor, params.roundId, file.bytes, body);
  }

  @Endpoint(sittingRoutes.addPhoto)
  add({ params, file }: InputOf<R['addPhoto']>, actor: Actor): Promise<OutputOf<R['addPhoto']>> {
    return this.photos.add(actor, params.candidateId, file);
  }

  @Endpoint(sittingRoutes.candidatePhoto)
  show({ params }: InputOf<R['candidatePhoto']>): Promise<OutputOf<R['candidatePhoto']>> {
    return this.photos.file(params.candidateId);
  }

  @Endpoint(sittingRoutes.checkInPhoto)
  atCheckIn({ params }: InputOf<R['checkInPhoto']>, actor: Actor): Promise<OutputOf<R['checkInPhoto']>> {
    return this.photos.atCheckIn(actor, params.seatingId);
  }
}
