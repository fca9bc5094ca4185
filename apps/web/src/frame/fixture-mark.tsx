import { LoginOutlined, VideoCameraOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { RoomFixture } from '@kaowu/contracts';
import { frameMessages } from './messages';
import { useWords } from './words';

/** A door or a camera on a plan; `small` leaves the word to the pointer and to the screen reader. */
export function FixtureMark({ fixture, small = false }: { fixture: RoomFixture; small?: boolean }): ReactNode {
  const w = useWords(frameMessages);
  const word = w(`room.${fixture.kind}`);
  return <span className="k-fixture" title={word}>{fixture.kind === 'door' ? <LoginOutlined aria-hidden /> : <VideoCameraOutlined aria-hidden />}{small ? <span className="k-hidden">{word}</span> : word}</span>;
}
