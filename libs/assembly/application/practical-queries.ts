import { Injectable } from '@nestjs/common';
import type { assemblyRoutes, OutputOf } from '@kaowu/contracts';
import { Bank, type PracticalTask } from '@kaowu/bank';
import { Database, found, Vault } from '@kaowu/platform';
import { RELEASES_NEEDED } from '../domain/custody';
import { minutesOf } from '../domain/practical';
import { getPractical, listPractical, practicalPapers, practicalReleases, type PracticalSetRow } from '../persistence/practical-rows';
import { PaperHandlers } from './paper-handlers';

type Routes = typeof assemblyRoutes;
type View = OutputOf<Routes['practicalSet']>;
type Head = OutputOf<Routes['practicalTables']>['rows'][number]['tasks'][number];

const headOf = (task: PracticalTask): Head => ({
  taskVersionId: task.taskVersionId, code: task.code, name: task.name, minutes: task.minutes, fullPoints: task.fullPoints,
  weightHundredths: Math.round(task.weightPercent * 100), rangeCodes: [...task.rangeCodes],
});

const rowOf = (set: PracticalSetRow): OutputOf<Routes['practicalSets']>['rows'][number] => ({
  id: set.id, name: set.name, state: set.state, occupationName: set.occupation_name, drawBy: set.spec.drawBy, papers: set.papers,
  opensAt: set.opens_at.toISOString(), releaseFrom: set.release_from.toISOString(), drawnAt: set.drawn_at.toISOString(),
});

/** Practical papers for the desk. Which tasks a paper drew is told only once two people have released the set. */
@Injectable()
export class PracticalQueries {
  constructor(private readonly db: Database, private readonly bank: Bank, private readonly vault: Vault, private readonly handlers: PaperHandlers) {}

  /** Practical element tables with their approved tasks, by name and weight only. */
  async tables(): Promise<OutputOf<Routes['practicalTables']>> {
    const tables = (await this.bank.tables()).filter(({ mode, state }) => mode === 'practical' && state !== 'retired');
    const rows: OutputOf<Routes['practicalTables']>['rows'] = [];
    for (const { id, key, occupationName, edition } of tables) rows.push({ id, key, occupationName, edition, tasks: (await this.bank.tasks(id)).map(headOf) });
    return { rows };
  }

  /** A page of sets, newest first. */
  async list(page: { readonly offset: number; readonly limit: number; readonly search?: string | undefined }): Promise<OutputOf<Routes['practicalSets']>> {
    const { total, rows } = await listPractical(this.db, page);
    return { total, rows: rows.map(rowOf) };
  }

  /** One set. Problem: record.not-found. */
  async view(id: string): Promise<View> {
    const set = await getPractical(this.db, id);
    const tasks = await this.tasksOf(set);
    const releases = await practicalReleases(this.db, id);
    const head = (taskVersionId: string): Head => headOf(found(tasks.get(taskVersionId)));
    return {
      ...rowOf(set),
      groups: set.spec.groups.map(({ title, take, weightHundredths, taskVersionIds }) => ({ title, take, weightHundredths, tasks: taskVersionIds.map(head) })),
      minutes: minutesOf(set.spec.groups, new Map([...tasks].map(([taskId, task]) => [taskId, task.minutes] as const))),
      digest: set.digest, drawnBy: { id: set.drawn_by, name: set.drawn_by_name },
      releases: releases.map(({ person_id, person_name, reason, at }) => ({ person: { id: person_id, name: person_name }, reason, at: at.toISOString() })),
      releasesNeeded: RELEASES_NEEDED,
      awaited: set.state === 'sealed' ? (await this.handlers.releasing()).filter(({ id: own }) => !releases.some(({ person_id }) => person_id === own)) : [],
      draws: set.state !== 'released' ? null : (await this.draws(id)).map(({ no, tasks: drawn }) => ({
        no, tasks: drawn.flat().map((taskVersionId) => ({ taskVersionId, code: head(taskVersionId).code, name: head(taskVersionId).name })),
      })),
    };
  }

  /** The tasks of a set's groups by version, in clear. */
  async tasksOf({ spec }: Pick<PracticalSetRow, 'spec'>): Promise<Map<string, PracticalTask>> {
    const tasks = new Map<string, PracticalTask>();
    for (const id of spec.groups.flatMap(({ taskVersionIds }) => taskVersionIds)) tasks.set(id, await this.bank.task(id));
    return tasks;
  }

  /** What each paper drew, group by group. Callers see to it that the set is released. */
  async draws(id: string): Promise<{ no: number; tasks: string[][] }[]> {
    return (await practicalPapers(this.db, id)).map(({ no, tasks }) => ({ no, tasks: JSON.parse(this.vault.openText(tasks, 'paper')) as string[][] }));
  }
}
