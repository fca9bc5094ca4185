import { SoundOutlined } from '@ant-design/icons';
import { Switch } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { IncidentView } from '@kaowu/contracts';
import { useWords } from '../../frame';
import { messages } from './messages';

const KEPT = 'kaowu.wall.sound';

/** Two short tones, an emergency higher; a browser that allows no sound yet stays silent. */
function sound(grave: boolean): void {
  const context = new AudioContext();
  const gain = context.createGain();
  gain.gain.value = 0.08;
  gain.connect(context.destination);
  for (const [index, pitch] of (grave ? [880, 1_100] : [520, 660]).entries()) {
    const tone = context.createOscillator();
    tone.frequency.value = pitch;
    tone.connect(gain);
    tone.start(context.currentTime + index * 0.18);
    tone.stop(context.currentTime + index * 0.18 + 0.14);
  }
  setTimeout(() => void context.close(), 1_000);
}

/** Tells of every new incident by sound, unless it is muted. What stood there when the wall opened is not new. */
export function SoundSwitch({ incidents }: { incidents: ReadonlyMap<string, IncidentView> }): ReactNode {
  const w = useWords(messages);
  const [on, setOn] = useState(() => localStorage.getItem(KEPT) !== 'off');
  const known = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    const fresh = known.current === null ? [] : [...incidents.values()].filter((one) => known.current?.has(one.id) === false && one.closedAt === null);
    known.current = new Set(incidents.keys());
    if (on && fresh.length > 0) sound(fresh.some((one) => one.category.kind === 'emergency' || one.category.kind === 'violation'));
  }, [incidents, on]);
  const change = (next: boolean): void => {
    localStorage.setItem(KEPT, next ? 'on' : 'off');
    setOn(next);
  };
  return <span className="k-row"><SoundOutlined aria-hidden /><Switch aria-label={w('sound')} title={w('sound')} checked={on} checkedChildren={w('sound.on')} unCheckedChildren={w('sound.off')} onChange={change} /></span>;
}
