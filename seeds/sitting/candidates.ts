import { DEMO_CANDIDATE_EMPLOYER } from '../people';

/** A made-up candidate of the demonstration. */
export interface DemoCandidate {
  readonly name: string;
  readonly idNumber: string;
  readonly sex: '男' | '女';
  readonly employer: string;
  readonly trainingBody: string;
  readonly phone: string;
  readonly condition: string;
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

/** One employer is shared with a declared relation of an examiner, so that a recusal shows itself. */
const EMPLOYERS = [DEMO_CANDIDATE_EMPLOYER, '示例托育园', '示例社区托儿所', '示例实验幼儿园'] as const;

const FAMILY = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜';

/**
 * A constructed ID number: right by GB 11643, born in 1881, so that nobody alive can have it. The last digit of the
 * serial tells the sex (odd is male).
 */
export function candidateIdNumber(serial: number): string {
  const day = String((serial % 28) + 1).padStart(2, '0');
  const month = String((serial % 12) + 1).padStart(2, '0');
  const body = `1101011881${month}${day}${String(serial).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(body[i]), 0);
  return body + ('10X98765432'[sum % 11] ?? '');
}

/** Made-up candidates with serials from `first` on; names end in 考生 and number. */
export const demoCandidates = (first: number, count: number): DemoCandidate[] =>
  Array.from({ length: count }, (_, i) => {
    const serial = first + i;
    return {
      name: `${FAMILY[serial % FAMILY.length] ?? '甲'}考生${String(serial).padStart(2, '0')}`,
      idNumber: candidateIdNumber(serial),
      sex: serial % 2 === 1 ? '男' : '女',
      employer: EMPLOYERS[i % EMPLOYERS.length] ?? EMPLOYERS[0],
      trainingBody: i % 3 === 0 ? '示例职业培训学校' : '',
      phone: `1380000${String(serial).padStart(4, '0')}`,
      condition: '年满 16 周岁，拟从事本职业工作',
    };
  });
