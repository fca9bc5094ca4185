import { useState } from 'react';
import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { invigilationRoutes, type CommandKind, type SeatFacts, type WallRoom } from '@kaowu/contracts';
import { notification, ReasonModal, useAct, useWords, type Words } from '../../frame';
import { messages } from './messages';

/** A command being prepared, for these seats. */
export interface Draft {
  readonly kind: CommandKind;
  readonly seats: readonly SeatFacts[];
}

interface DialogProps {
  readonly sessionId: string;
  readonly draft: Draft;
  readonly rooms: readonly WallRoom[];
  /** Places that are taken, with those who sit there. */
  readonly taken: ReadonlySet<string>;
  /** Some candidates could not be reached: shows which and why. */
  readonly onRefused: (commandId: string) => void;
  readonly onClose: () => void;
}

interface Fields {
  readonly text: string;
  readonly minutes: number;
  readonly placeId: string | null;
  readonly placeBroken: boolean;
}

type W = Words<keyof (typeof messages)['zh'] & string>;

const TITLES = { message: 'message', pause: 'pause', resume: 'resume', extend: 'extend', force_hand_in: 'force', move_seat: 'move' } as const;

/** What will happen to whom, in numbers. */
function consequenceOf(w: W, { kind, seats }: Draft, fields: Fields, placeLabel: string): string {
  const count = seats.length;
  switch (kind) {
    case 'message': return w('message.what', { count });
    case 'pause': return w('pause.what', { count });
    case 'resume': return w('resume.what', { count });
    case 'extend': return w('extend.what', { count, minutes: fields.minutes });
    case 'force_hand_in': return w('force.what', { count });
    case 'move_seat': return w('move.what', { name: seats[0]?.candidateName ?? '', from: seats[0]?.placeLabel ?? '', to: placeLabel });
  }
}

function bodyOf({ kind, seats }: Draft, fields: Fields, reason: string) {
  const seatingIds = seats.map((seat) => seat.seatingId);
  switch (kind) {
    case 'message': return { kind, reason, seatingIds, text: fields.text };
    case 'extend': return { kind, reason, seatingIds, minutes: fields.minutes };
    case 'move_seat': return { kind, reason, seatingIds, placeId: fields.placeId ?? '', placeBroken: fields.placeBroken };
    case 'pause': case 'resume': case 'force_hand_in': return { kind, reason, seatingIds };
  }
}

const isReady = (kind: CommandKind, fields: Fields): boolean =>
  kind === 'message' ? fields.text.trim() !== '' : kind === 'extend' ? fields.minutes >= 1 : kind === 'move_seat' ? fields.placeId !== null : true;

/** Spares first, for they are kept for this. */
function freePlaces(w: W, rooms: readonly WallRoom[], taken: ReadonlySet<string>) {
  return rooms.map((room) => ({
    label: room.name,
    title: room.name,
    options: room.places
      .filter((place) => !taken.has(place.id))
      .sort((a, b) => Number(b.kind === 'spare') - Number(a.kind === 'spare'))
      .map((place) => ({ value: place.id, label: place.kind === 'spare' ? `${place.label} (${w('move.spare')})` : place.label })),
  }));
}

/** Asks what a command needs, says what it does, and gives it. */
export function CommandDialog({ sessionId, draft, rooms, taken, onRefused, onClose }: DialogProps): ReactNode {
  const w = useWords(messages);
  const [fields, setFields] = useState<Fields>({ text: '', minutes: 5, placeId: null, placeBroken: false });
  const act = useAct(invigilationRoutes.giveCommand, {
    renews: [invigilationRoutes.commands],
    onDone: ({ id, total, refused }) => {
      const words = [w('result.done', { done: total - refused }), ...(refused > 0 ? [w('result.refused', { refused })] : [])].join(' · ');
      notification[refused > 0 ? 'warning' : 'success']({ title: w('result.title'), description: words, duration: 4 });
      if (refused > 0) onRefused(id);
    },
  });
  const placeLabel = rooms.flatMap((room) => room.places).find((place) => place.id === fields.placeId)?.label ?? '…';
  return (
    <ReasonModal
      open title={w(TITLES[draft.kind])} danger={draft.kind === 'force_hand_in'} ready={isReady(draft.kind, fields)} onClose={onClose}
      consequence={consequenceOf(w, draft, fields, placeLabel)}
      onConfirm={(reason) => act.mutateAsync({ params: { sessionId }, body: bodyOf(draft, fields, reason) })}
    >
      <Form layout="vertical" requiredMark={false} component={false}>
        {draft.kind === 'message' && (
          <Form.Item label={w('message.text')} htmlFor="command-text">
            <Input.TextArea id="command-text" rows={2} maxLength={500} showCount value={fields.text} onChange={(e) => setFields({ ...fields, text: e.target.value })} />
          </Form.Item>
        )}
        {draft.kind === 'extend' && (
          <Form.Item label={w('extend.minutes')} htmlFor="command-minutes">
            <InputNumber id="command-minutes" min={1} max={1440} value={fields.minutes} onChange={(minutes) => setFields({ ...fields, minutes: minutes ?? 0 })} />
          </Form.Item>
        )}
        {draft.kind === 'move_seat' && (
          <>
            <Form.Item label={w('move.to')} htmlFor="command-place">
              <Select id="command-place" showSearch={{ optionFilterProp: 'label' }} options={freePlaces(w, rooms, taken)} value={fields.placeId} onChange={(placeId: string) => setFields({ ...fields, placeId })} />
            </Form.Item>
            <Form.Item>
              <Checkbox checked={fields.placeBroken} onChange={(e) => setFields({ ...fields, placeBroken: e.target.checked })}>{w('move.broken')}</Checkbox>
            </Form.Item>
          </>
        )}
      </Form>
    </ReasonModal>
  );
}
