import { Button, Checkbox } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { sittingRoutes, type CheckInRow } from '@kaowu/contracts';
import { message, Modal, ProblemBox, useAct, useWords } from '../../frame';
import { checkInMessages } from './check-in-messages';

const SIDES = ['faceMatches', 'documentsMatch', 'seatMatches'] as const;
type Side = (typeof SIDES)[number];

/** The three-way match of one person, large: what is compared stands beside what is confirmed. */
export function CheckInDialog({ row, onClose }: { row: CheckInRow; onClose: () => void }): ReactNode {
  const w = useWords(checkInMessages);
  const [matched, setMatched] = useState<readonly Side[]>([]);
  const act = useAct(sittingRoutes.checkIn, {
    silent: true,
    onDone: (done) => {
      message.success(w('done', { name: done.candidateName, seat: done.placeLabel }));
      onClose();
    },
  });
  const send = (): void => act.mutate({ params: { seatingId: row.id }, body: { faceMatches: true, documentsMatch: true, seatMatches: true } });
  const all = SIDES.every((side) => matched.includes(side));
  const bodyRef = useRef<HTMLDivElement>(null);
  // A scanner ends with Enter and may scan twice: the focus goes to a box, where Enter does nothing, never to the button.
  const focusFirst = (open: boolean): void => {
    if (open) bodyRef.current?.querySelector('input')?.focus();
  };
  return (
    <Modal
      open title={w('checkIn')} onCancel={onClose} width={560} afterOpenChange={focusFirst}
      footer={[
        <Button key="cancel" size="large" onClick={onClose}>{w('cancel')}</Button>,
        // The button says what the person vouches for; ticking each line first is a help, not a hurdle.
        <Button key="send" size="large" type="primary" loading={act.isPending} disabled={matched.length > 0 && !all} onClick={send}>{w('confirm')}</Button>,
      ]}
    >
      {row.hasPhoto && <img className="checkin-photo" src={`/api/seatings/${row.id}/photo`} alt={w('photoOf', { name: row.candidateName })} width={144} height={200} />}
      {!row.hasPhoto && <p className="k-muted">{w('noPhoto')}</p>}
      <dl className="checkin-who">
        <dt>{w('seat')}</dt><dd className="checkin-seat">{row.placeLabel}</dd>
        <dt>{w('name')}</dt><dd className="checkin-name">{row.candidateName}</dd>
        <dt>{w('idNumber')}</dt><dd><code>{row.idNumberMasked}</code></dd>
        <dt>{w('ticketNo')}</dt><dd>{row.ticketNo}</dd>
        <dt>{w('room')}</dt><dd>{row.roomName}</dd>
      </dl>
      <Checkbox.Group value={[...matched]} onChange={(sides) => setMatched(sides as Side[])} style={{ display: 'block' }}>
        <div className="checkin-match" ref={bodyRef}>
          {SIDES.map((side) => <Checkbox key={side} value={side}>{w(side)}</Checkbox>)}
        </div>
      </Checkbox.Group>
      <p className="k-muted">{w('matchHint')}</p>
      {act.error && <div className="k-consequence"><ProblemBox error={act.error} /></div>}
    </Modal>
  );
}
