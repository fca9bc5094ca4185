import { ACTIONS, COMMAND_KINDS, type Action, type CommandKind, type TimelineEntry } from '@kaowu/contracts';

/** An entry of the main journal, as far as a timeline shows it. */
export interface JournalFact {
  readonly at: string;
  readonly action: string;
  readonly actorName: string;
  readonly reason: string | null;
  readonly data: Readonly<Record<string, unknown>> | null;
}

/** A command that concerned the candidate. */
export interface CommandFact {
  readonly kind: CommandKind;
  readonly reason: string;
  readonly text: string | null;
  readonly byName: string;
  readonly at: string;
  readonly refusedWords: { readonly zh: string; readonly en: string } | null;
  readonly acknowledgedAt: string | null;
}

/** An incident that concerned the candidate. */
export interface IncidentFact {
  readonly zh: string;
  readonly en: string;
  readonly text: string;
  readonly reportedAt: string;
  readonly reportedByName: string;
  readonly closedAt: string | null;
  readonly closedByName: string | null;
  readonly outcome: string | null;
}

const named = (name: string): string | null => (name === '' ? null : name);

function ofJournal(fact: JournalFact): TimelineEntry[] {
  if (!(fact.action in ACTIONS)) return [];
  const words = ACTIONS[fact.action as Action];
  const from = fact.data?.['from'];
  const to = fact.data?.['to'];
  const move = typeof from === 'string' && typeof to === 'string' ? `${from} → ${to}` : null;
  const note = [move, fact.reason].filter((part) => part !== null).join(' · ');
  return [{ at: fact.at, zh: words.zh, en: words.en, byName: named(fact.actorName), note: note === '' ? null : note }];
}

/** Acts on attempts and moves are in the journal already; what is added is the message, the refusal, the receipt. */
function ofCommand(command: CommandFact): TimelineEntry[] {
  const { zh, en } = COMMAND_KINDS[command.kind];
  const entries: TimelineEntry[] = [];
  if (command.kind === 'message') entries.push({ at: command.at, zh, en, byName: command.byName, note: command.text });
  if (command.refusedWords) {
    entries.push({ at: command.at, zh: `${zh}（未执行：${command.refusedWords.zh}）`, en: `${en} (not done: ${command.refusedWords.en})`, byName: command.byName, note: command.reason });
  }
  if (command.acknowledgedAt !== null) {
    entries.push({ at: command.acknowledgedAt, zh: `考生端确认：${zh}`, en: `Acknowledged: ${en}`, byName: null, note: null });
  }
  return entries;
}

function ofIncident(incident: IncidentFact): TimelineEntry[] {
  const reported: TimelineEntry = { at: incident.reportedAt, zh: `考场情况：${incident.zh}`, en: `Incident: ${incident.en}`, byName: incident.reportedByName, note: incident.text };
  if (incident.closedAt === null) return [reported];
  return [reported, { at: incident.closedAt, zh: `处置完毕：${incident.zh}`, en: `Closed: ${incident.en}`, byName: incident.closedByName, note: incident.outcome }];
}

/** A candidate's day from all that was recorded of it, oldest first. */
export const timelineOf = (
  journal: readonly JournalFact[], commands: readonly CommandFact[], incidents: readonly IncidentFact[],
): TimelineEntry[] =>
  [...journal.flatMap(ofJournal), ...commands.flatMap(ofCommand), ...incidents.flatMap(ofIncident)].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
