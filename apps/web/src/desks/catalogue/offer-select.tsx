import { Cascader, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { catalogueRoutes, type Level, type OccupationKey, type OccupationView } from '@kaowu/contracts';
import { ProblemBox, useApi, useLanguage, useWords, type Language } from '../../frame';
import { levelText } from './levels';
import { messages } from './messages';
import './catalogue.css';

interface Option {
  readonly value: string;
  readonly label: string;
  readonly children?: Option[];
}

/** Occupation → direction → level as a tree; "without direction" has an empty value. */
const optionsOf = (occupations: readonly OccupationView[], noDirection: string, language: Language): Option[] =>
  occupations.map((o) => ({
    value: o.code,
    label: `${o.name} ${o.code}`,
    children: o.directions.map((d) => ({
      value: d.direction,
      label: d.direction === '' ? noDirection : d.direction,
      children: d.levels.map((level) => ({ value: level, label: levelText(level, language) })),
    })),
  }));

export interface OfferSelectProps {
  readonly value?: OccupationKey | null;
  readonly onChange?: (key: OccupationKey | null) => void;
  readonly id?: string;
}

/** Chooses what a list offers: edition, occupation, direction and level, so that no key is typed by hand. */
export function OfferSelect({ value, onChange, id }: OfferSelectProps): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const editions = useApi(catalogueRoutes.listEditions);
  const [chosen, setChosen] = useState<string | null>(value?.edition ?? null);
  const edition = chosen ?? editions.data?.at(-1)?.edition ?? '';
  const occupations = useApi(catalogueRoutes.listOccupations, { params: { edition } }, { enabled: edition !== '' });
  const options = optionsOf(occupations.data ?? [], w('noDirection'), language);
  const changeEdition = (next: string): void => {
    setChosen(next);
    onChange?.(null);
  };
  return (
    <div className="catalogue-offer-select">
      <Select
        value={edition} onChange={changeEdition} aria-label={w('edition')} popupMatchSelectWidth={false}
        options={(editions.data ?? []).map((e) => ({ value: e.edition, label: `${e.title} ${e.edition}` }))}
      />
      <Cascader<Option>
        {...(id === undefined ? {} : { id })} style={{ width: '100%' }} placeholder={w('choose')} options={options} aria-label={w('occupation')}
        showSearch={{ filter: (text, path) => path.some((o) => o.label.includes(text)) }}
        value={value && value.edition === edition ? [value.code, value.direction, value.level] : []}
        displayRender={([name = '', ...rest]) => [name.split(' ')[0], ...rest].join(' / ')}
        onChange={(path) => {
          const [code, direction, level] = path as string[];
          onChange?.(code === undefined || level === undefined ? null : { edition, code, direction: direction ?? '', level: level as Level });
        }}
      />
      {(editions.error ?? occupations.error) && <ProblemBox error={editions.error ?? occupations.error} />}
    </div>
  );
}
