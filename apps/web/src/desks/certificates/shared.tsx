import type { ReactNode } from 'react';
import { CERTIFICATE_STATE_WORDS, FILING_STATE_WORDS, PROBLEMS, fillWords } from '@kaowu/contracts';
import type { CertificateState, FilingState, GateItem } from '@kaowu/contracts';
import { StateTag, pick, useLanguage } from '../../frame';
import type { Language, StateKind } from '../../frame';

const FILING_KIND: Readonly<Record<FilingState, StateKind>> = { filed: 'answering', returned: 'broken', accepted: 'checked-in', issued: 'handed-in' };
const CERTIFICATE_KIND: Readonly<Record<CertificateState, StateKind>> = { filed: 'checked-in', issued: 'handed-in', void: 'broken' };

/** A filing's state as icon and word. */
export function FilingTag({ state }: { state: FilingState }): ReactNode {
  const { language } = useLanguage();
  return <StateTag kind={FILING_KIND[state]}>{pick(FILING_STATE_WORDS[state], language)}</StateTag>;
}

/** A certificate's state as icon and word. */
export function CertificateTag({ state }: { state: CertificateState }): ReactNode {
  const { language } = useLanguage();
  return <StateTag kind={CERTIFICATE_KIND[state]}>{pick(CERTIFICATE_STATE_WORDS[state], language)}</StateTag>;
}

/** The sentence of a thing that is waited for. */
export function waitText({ code, params }: GateItem, language: Language): string {
  const kind = (PROBLEMS as Readonly<Record<string, { zh: string; en: string }>>)[code];
  return kind ? fillWords(kind[language], params) : code;
}
