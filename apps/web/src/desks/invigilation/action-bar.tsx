import { Button } from 'antd';
import { AlertOutlined, ClockCircleOutlined, FileDoneOutlined, MessageOutlined, PauseOutlined, CaretRightOutlined, SwapOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { CommandKind } from '@kaowu/contracts';
import { useSession, useWords } from '../../frame';
import { messages } from './messages';

interface BarProps {
  readonly count: number;
  /** False for practical sessions and reviews: there is no computer to command. */
  readonly computers: boolean;
  readonly onCommand: (kind: CommandKind) => void;
  readonly onIncident: () => void;
  readonly onDetails: () => void;
  readonly onClear: () => void;
}

/** The bar that stays: what can be done with those selected. */
export function ActionBar({ count, computers, onCommand, onIncident, onDetails, onClear }: BarProps): ReactNode {
  const w = useWords(messages);
  const { can } = useSession();
  if (!can('room.command') && count === 0) return null;
  const none = count === 0;
  const act = (kind: CommandKind, label: string, icon: ReactNode, options: { danger?: boolean; disabled?: boolean } = {}): ReactNode => (
    <Button icon={icon} danger={options.danger ?? false} disabled={none || options.disabled === true} onClick={() => onCommand(kind)}>{label}</Button>
  );
  return (
    <div className="wall-actions" role="toolbar" aria-label={w('bar.selected', { count })}>
      <strong aria-live="polite">{none ? w('bar.none') : w('bar.selected', { count })}</strong>
      {!none && <Button type="text" onClick={onClear}>{w('bar.clear')}</Button>}
      {count === 1 && <Button onClick={onDetails}>{w('bar.details')}</Button>}
      <span className="wall-space" />
      {can('room.command') && (
        <>
          {computers && (
            <>
              {act('message', w('message'), <MessageOutlined />)}
              {act('pause', w('pause'), <PauseOutlined />)}
              {act('resume', w('resume'), <CaretRightOutlined />)}
              {act('extend', w('extend'), <ClockCircleOutlined />)}
            </>
          )}
          {act('move_seat', w('move'), <SwapOutlined />, { disabled: count !== 1 })}
          <Button icon={<AlertOutlined />} disabled={count > 1} onClick={onIncident}>{w('incident')}</Button>
          {computers && act('force_hand_in', w('force'), <FileDoneOutlined />, { danger: true })}
        </>
      )}
    </div>
  );
}
