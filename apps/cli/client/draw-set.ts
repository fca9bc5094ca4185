import { setTimeout as delay } from 'node:timers/promises';
import { assemblyRoutes, type DrawJobView, type InputOf, type OutputOf } from '@kaowu/contracts';
import type { HttpClient } from './http-client';

/** A draw ended without papers: a rule refused it, or somebody called it off. */
export class DrawNotDone extends Error {
  constructor(readonly job: DrawJobView) {
    super(`${job.name}: ${job.problem?.code ?? job.state}`);
  }
}

/** Asks for a draw and waits until its papers are sealed; gives the set. Throws `DrawNotDone` where it ends without. */
export async function drawSet(client: HttpClient, body: InputOf<typeof assemblyRoutes.startDraw>['body']): Promise<OutputOf<typeof assemblyRoutes.paperSet>> {
  let job = await client.call(assemblyRoutes.startDraw, { body });
  const { id } = job;
  while (job.endedAt === null) {
    await delay(100);
    job = await client.call(assemblyRoutes.drawJob, { params: { id } });
  }
  if (job.state !== 'done') throw new DrawNotDone(job);
  return client.call(assemblyRoutes.paperSet, { params: { id } });
}
