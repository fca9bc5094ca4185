import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { DISTRICTS, GRADES, type Level } from '@kaowu/contracts';
import { pick, useLanguage, type Language } from '../../frame';

/** A level with its words: "五级/初级工". */
export const levelText = (level: Level, language: Language): string => pick(GRADES[level], language);

/** A level in a few characters: "五级" for tables. */
export const shortLevel = (level: Level, language: Language): string => levelText(level, language).split(/\s*\/\s*/)[0] ?? level;

/** A district by its name, or its code where the name is not known. */
export function districtText(code: string, language: Language): string {
  const district = DISTRICTS.find((d) => d.code === code);
  return district ? pick(district, language) : code;
}

/** Levels in a row, the highest grade last. */
export function LevelTags({ levels }: { levels: readonly Level[] }): ReactNode {
  const { language } = useLanguage();
  const sorted = [...levels].sort((a, b) => GRADES[a].rank - GRADES[b].rank);
  return sorted.map((level) => <Tag key={level}>{shortLevel(level, language)}</Tag>);
}

/** The districts as options of a select. */
export const districtOptions = (language: Language): { value: string; label: string }[] =>
  DISTRICTS.map((d) => ({ value: d.code, label: `${pick(d, language)} ${d.code}` }));
