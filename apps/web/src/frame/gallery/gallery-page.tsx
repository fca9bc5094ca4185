import { useMemo, type ComponentType, type ReactNode } from 'react';
import { QueryClientProvider } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { Page } from '../page';
import { useTheme, type ThemeChoice } from '../theme';
import { frameMessages } from '../messages';
import { useLanguage, useWords } from '../words';
import { galleryMessages } from './messages';
import { Files, FormPieces, LiveAges, Problems, Reasons, States, Tables, Tags, Today, Unsaved, Values } from './pieces';
import { galleryClient } from './samples';

const SECTIONS = {
  states: States, tags: Tags, values: Values, problems: Problems, reasons: Reasons, tables: Tables, files: Files, live: LiveAges, today: Today, antd: FormPieces, unsaved: Unsaved,
} as const satisfies Record<string, ComponentType>;
const NAMES = Object.keys(SECTIONS) as (keyof typeof SECTIONS)[];
const LOOKS: readonly ThemeChoice[] = ['light', 'dark', 'contrast'];

/** Every component of the frame in every state, for those who build and for the tests that look. */
export default function GalleryPage(): ReactNode {
  const w = useWords(galleryMessages);
  const looks = useWords(frameMessages);
  const { language } = useLanguage();
  const { choice, choose } = useTheme();
  const client = useMemo(() => galleryClient(language), [language]);
  return (
    <QueryClientProvider client={client}>
      <Page
        title={w('title')} sub={w('sub')}
        actions={<Segmented<ThemeChoice> aria-label={w('theme')} value={choice} options={LOOKS.map((value) => ({ value, label: looks(`theme.${value}`) }))} onChange={choose} />}
      >
        <div className="k-stack">
          {NAMES.map((name) => {
            const Section = SECTIONS[name];
            return <section key={name} className="k-stack" aria-label={w(name)}><h2 className="k-h2">{w(name)}</h2><Section /></section>;
          })}
        </div>
      </Page>
    </QueryClientProvider>
  );
}
