import { idNumberFault } from '@kaowu/kernel';

/** An invented candidate: the name says so, the ID number is synthetic with a sound check character. */
export interface Identity {
  readonly name: string;
  readonly idNumber: string;
  readonly sex: '男' | '女';
  readonly employer: string;
}

/** A sound resident number for the n-th invented person of a rehearsal. `salt` (0–99) keeps rehearsals apart. */
export function syntheticIdNumber(n: number, salt: number): string {
  const year = 1980 + (salt % 20);
  const month = String(1 + (Math.floor(n / 28) % 12)).padStart(2, '0');
  const day = String(1 + (n % 28)).padStart(2, '0');
  const serial = String((Math.floor(n / 336) * 100 + salt) % 1000).padStart(3, '0');
  const stem = `110101${year}${month}${day}${serial}`;
  const check = [...'0123456789X'].find((c) => idNumberFault(stem + c) === null);
  if (check === undefined) throw new Error(`no check character for ${stem}`);
  return stem + check;
}

/** Invents the candidates of a rehearsal, from several employers. */
export const inventCandidates = (count: number, salt: number): Identity[] =>
  Array.from({ length: count }, (_, n) => {
    const idNumber = syntheticIdNumber(n, salt);
    return {
      name: `演练考生${String(n + 1).padStart(4, '0')}`,
      idNumber,
      sex: Number(idNumber[16]) % 2 === 1 ? '男' : '女',
      employer: `演练单位${'甲乙丙丁戊己庚辛'[n % 8] ?? ''}`,
    };
  });
