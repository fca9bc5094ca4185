import { LoginOutlined, VideoCameraOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { RoomFixture } from '@kaowu/contracts';
import { frameMessages } from './messages';
import { useWords } from './words';

/** A door or a camera on a plan. */
export function FixtureMark({ fixture }: { fixture: RoomFixture }): ReactNode {
  const w = useWords(frameMessages);
  return <span className="k-fixture">{fixture.kind === 'door' ? <LoginOutlined aria-hidden /> : <VideoCameraOutlined aria-hidden />}{w(`room.${fixture.kind}`)}</span>;
}
