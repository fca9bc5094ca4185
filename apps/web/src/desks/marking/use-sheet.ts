import { useCallback, useEffect, useRef, useState } from 'react';
import { markingRoutes, type DraftSheet, type MyPerformance } from '@kaowu/contracts';
import { api, serverNow } from '../../frame';
import { fitSheet } from './sheet';
import { dropLocal, isUnreachable, readLocal, sendSigned, writeLocal, type LocalSheet } from './unsent';

/** Where the sheet is kept at this moment. */
export interface SavedState {
  readonly where: 'none' | 'device' | 'server' | 'offline' | 'sending';
  /** ISO instant of the last save. */
  readonly at: string | null;
}

/** The sheet being filled in, kept on this device at once and on the server soon after. */
export interface SheetInHand {
  readonly sheet: DraftSheet;
  readonly saved: SavedState;
  /** True while a signed sheet waits to be delivered. */
  readonly unsent: boolean;
  change(sheet: DraftSheet): void;
  /** Signs and sends; resolves when it is delivered or kept for later, throws what the server refused. */
  submit(signed: NonNullable<LocalSheet['signed']>): Promise<void>;
}

const SAVE_AFTER_MS = 1_500;
const RETRY_EVERY_MS = 5_000;

/** Keeps one sheet. `onDelivered` runs once the server has the signed sheet. */
export function useSheet(personId: string, work: MyPerformance, onDelivered: () => void): SheetInHand {
  const performanceId = work.row.id;
  const [local, setLocal] = useState<LocalSheet>(() => ({
    clientKey: crypto.randomUUID(),
    signed: null,
    changedAt: '',
    ...readLocal(personId, performanceId),
    sheet: fitSheet(work.task, readLocal(personId, performanceId)?.sheet ?? work.draft),
  }));
  const [saved, setSaved] = useState<SavedState>({ where: work.draft ? 'server' : 'none', at: null });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const delivered = useRef(onDelivered);
  useEffect(() => {
    delivered.current = onDelivered;
  }, [onDelivered]);

  const deliver = useCallback(async () => {
    setSaved((s) => ({ ...s, where: 'sending' }));
    try {
      await sendSigned(personId, performanceId);
      delivered.current();
    } catch (error) {
      if (!isUnreachable(error)) {
        setLocal((l) => ({ ...l, signed: null }));
        setSaved((s) => ({ ...s, where: 'device' }));
        throw error;
      }
      setSaved({ where: 'offline', at: readLocal(personId, performanceId)?.changedAt ?? null });
    }
  }, [personId, performanceId]);

  const change = (sheet: DraftSheet): void => {
    const next = { ...local, sheet, changedAt: new Date(serverNow()).toISOString() };
    setLocal(next);
    writeLocal(personId, performanceId, next);
    setSaved({ where: 'device', at: next.changedAt });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      api(markingRoutes.saveDraft, { params: { performanceId }, body: { sheet } }).then(
        ({ savedAt }) => setSaved({ where: 'server', at: savedAt }),
        (error: unknown) => setSaved({ where: isUnreachable(error) ? 'offline' : 'device', at: next.changedAt }),
      );
    }, SAVE_AFTER_MS);
  };

  const submit = async (signed: NonNullable<LocalSheet['signed']>): Promise<void> => {
    clearTimeout(timer.current);
    const next = { ...local, signed, changedAt: new Date(serverNow()).toISOString() };
    setLocal(next);
    writeLocal(personId, performanceId, next);
    await deliver();
  };

  const unsent = local.signed !== null;
  useEffect(() => {
    if (!unsent) return undefined;
    // A refusal at a retry was a refusal of the sheet: it is a draft again and the page shows it as such.
    const again = (): void => void deliver().catch(() => undefined);
    const every = setInterval(again, RETRY_EVERY_MS);
    addEventListener('online', again);
    return () => {
      clearInterval(every);
      removeEventListener('online', again);
    };
  }, [unsent, deliver]);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (work.receipt) dropLocal(personId, performanceId);
  }, [work.receipt, personId, performanceId]);

  return { sheet: local.sheet, saved, unsent, change, submit };
}
