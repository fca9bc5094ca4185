import { Button, Tag } from 'antd';
import type { ReactNode } from 'react';
import { COMMAND_KINDS, type CommandSummary, type IncidentView, type WallRoom } from '@kaowu/contracts';
import { Instant, pick, StateTag, useLanguage, useSession, useWords } from '../../frame';
import { messages } from './messages';

interface LaneProps {
  readonly incidents: readonly IncidentView[];
  readonly commands: readonly CommandSummary[];
  readonly rooms: readonly WallRoom[];
  readonly onClose: (incident: IncidentView) => void;
  readonly onSeat: (seatingId: string) => void;
  readonly onCommand: (commandId: string) => void;
}

/** How many commands the lane shows; the others are in the room record. */
const COMMANDS_SHOWN = 12;

function IncidentItem({ incident, roomName, onClose, onSeat }: { incident: IncidentView; roomName: string } & Pick<LaneProps, 'onClose' | 'onSeat'>): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const { can } = useSession();
  const { seatingId } = incident;
  return (
    <li data-kind={incident.category.kind}>
      <div className="wall-lane-head">
        <strong>{pick(incident.category, language)}</strong>
        <Instant at={incident.reportedAt} form="clock" />
      </div>
      <div>
        {seatingId === null
          ? `${roomName} · ${w('lane.room')}`
          : <Button type="link" size="small" style={{ padding: 0 }} onClick={() => onSeat(seatingId)}>{roomName} · {incident.placeLabel} {incident.candidateName}</Button>}
      </div>
      {incident.tier && <Tag color="error">{pick(incident.tier, language)}</Tag>}
      <div>{incident.text}</div>
      <div className="wall-lane-head">
        <span className="k-muted">{w('incident.by', { name: incident.reportedByName })}</span>
        {can('room.command') && <Button size="small" onClick={() => onClose(incident)}>{w('incident.close')}</Button>}
      </div>
    </li>
  );
}

function CommandItem({ command, onCommand }: { command: CommandSummary; onCommand: (commandId: string) => void }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const done = command.total - command.refused;
  const complete = command.acknowledged >= done;
  return (
    <li data-command={command.id}>
      <div className="wall-lane-head">
        <strong>{pick(COMMAND_KINDS[command.kind], language)}{command.minutes !== null && ` +${command.minutes}′`}</strong>
        <Instant at={command.at} form="clock" />
      </div>
      {command.text !== null && <div>“{command.text}”</div>}
      <div className="k-muted">{w('command.by', { name: command.byName, reason: command.reason })}</div>
      <div className="wall-lane-head">
        <StateTag kind={complete ? 'handed-in' : 'checked-in'}>{w('lane.ack', { acknowledged: command.acknowledged, done })}</StateTag>
        {command.refused > 0 && <StateTag kind="attention">{w('lane.refused', { count: command.refused })}</StateTag>}
        <Button size="small" type="text" onClick={() => onCommand(command.id)}>{w('lane.show')}</Button>
      </div>
    </li>
  );
}

/** The lane beside the seats: what is open, and how far each command has come. */
export function Lane({ incidents, commands, rooms, onClose, onSeat, onCommand }: LaneProps): ReactNode {
  const w = useWords(messages);
  const roomName = new Map(rooms.map((room) => [room.id, room.name]));
  const open = incidents.filter((one) => one.closedAt === null).sort((a, b) => b.reportedAt.localeCompare(a.reportedAt));
  const latest = [...commands].sort((a, b) => b.at.localeCompare(a.at)).slice(0, COMMANDS_SHOWN);
  return (
    <aside className="wall-lane" aria-label={w('lane')}>
      <section>
        <h2>{w('lane.incidents', { count: open.length })}</h2>
        {open.length === 0
          ? <p className="k-muted">{w('lane.noIncidents')}</p>
          : <ul>{open.map((one) => <IncidentItem key={one.id} incident={one} roomName={roomName.get(one.roomId) ?? ''} onClose={onClose} onSeat={onSeat} />)}</ul>}
      </section>
      <section>
        <h2>{w('lane.commands')}</h2>
        {latest.length === 0
          ? <p className="k-muted">{w('lane.noCommands')}</p>
          : <ul>{latest.map((one) => <CommandItem key={one.id} command={one} onCommand={onCommand} />)}</ul>}
      </section>
    </aside>
  );
}
