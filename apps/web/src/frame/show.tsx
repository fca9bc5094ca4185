import { Button } from 'antd';
import { DownloadOutlined } from '@ant-design/icons';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { CallOf, RouteContract } from '@kaowu/contracts';
import { formatPoints, pointsFromHundredths } from '@kaowu/kernel/points';
import { saveFile } from './api';
import { frameMessages } from './messages';
import { useTellProblem } from './problems';
import { useLanguage, useWords, type Language } from './words';
import { ZONE } from './zone';

/** How much of an instant is told. */
export type InstantForm = 'day' | 'minute' | 'second' | 'clock' | 'clock-second';

const FORMS: Readonly<Record<InstantForm, Intl.DateTimeFormatOptions>> = {
  day: { year: 'numeric', month: '2-digit', day: '2-digit' },
  minute: { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hour12: false },
  second: { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false },
  clock: { hour: '2-digit', minute: '2-digit', hour12: false },
  'clock-second': { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false },
};

/** An instant (ISO text) in the organisation's zone, as the language writes it. */
export const formatInstant = (at: string, form: InstantForm, language: Language): string =>
  new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: ZONE, hourCycle: 'h23', ...FORMS[form] }).format(new Date(at));

/** An instant in the organisation's zone; a dash where there is none. */
export function Instant({ at, form = 'minute' }: { at: string | null | undefined; form?: InstantForm }): ReactNode {
  const w = useWords(frameMessages);
  const { language } = useLanguage();
  if (at === null || at === undefined) return <span className="k-muted">{w('none')}</span>;
  return <time dateTime={at}>{formatInstant(at, form, language)}</time>;
}

/** A score in hundredths as printed ("60.5"); a dash where there is none. */
export function PointsText({ value }: { value: number | null | undefined }): ReactNode {
  const w = useWords(frameMessages);
  if (value === null || value === undefined) return <span className="k-muted">{w('none')}</span>;
  return <span>{formatPoints(pointsFromHundredths(value))}</span>;
}

/** A duration as mm:ss or h:mm:ss; negative time is 0. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (n: number): string => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${two(m)}:${two(s)}`;
}

/** A button that saves a file route's answer. */
export function DownloadButton<R extends RouteContract>({ route, call, label }: { route: R; call?: CallOf<R>; label: string }): ReactNode {
  const tell = useTellProblem();
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    setBusy(true);
    await saveFile(route, call ?? {}).catch(tell);
    setBusy(false);
  };
  return <Button icon={<DownloadOutlined />} loading={busy} onClick={() => void save()}>{label}</Button>;
}

/** Heading of the column that holds a row's buttons: a table without words over a column cannot be read out. */
export function ActsHeading(): ReactNode {
  return useWords(frameMessages)('acts');
}
