import type { AnswerType } from '../answer-types';
import type { Language } from '../messages';
import type { PaperQuestion, RoomPaper } from '../types';

type Both = Readonly<Record<Language, string>>;
interface Sample {
  readonly type: AnswerType;
  readonly stem: Both;
  readonly options?: readonly Both[];
  /** How many blanks the stem has. */
  readonly blanks?: number;
  readonly unit?: Both;
  readonly pairs?: { readonly lefts: readonly Both[]; readonly rights: readonly Both[] };
}

/** Questions about the room itself, in our own words: who has answered them knows how to sit the exam here. */
const SAMPLES: readonly Sample[] = [
  {
    type: 'single',
    stem: { zh: '考试中顶部显示“网络中断，作答已存本机，将自动续传”，应当怎样做？', en: 'During the exam the top says “Network down; answers are kept on this machine”. What should you do?' },
    options: [
      { zh: '关闭页面，重新打开', en: 'Close the page and open it again' },
      { zh: '继续作答，并举手告诉监考员', en: 'Go on answering, and raise your hand' },
      { zh: '自己换一台机器登录', en: 'Sign in on another machine by yourself' },
      { zh: '停止作答，等网络恢复', en: 'Stop answering until the network is back' },
    ],
  },
  {
    type: 'multiple',
    stem: { zh: '进入考场时要出示哪些证件？（可选多项，全部选对才算对）', en: 'What do you show when you enter the room? (More than one; all of them must be chosen.)' },
    options: [{ zh: '准考证', en: 'The ticket' }, { zh: '身份证', en: 'The ID card' }, { zh: '毕业照', en: 'A graduation photo' }, { zh: '手机付款码', en: 'A payment code on a phone' }],
  },
  { type: 'true_false', stem: { zh: '顶部显示“已保存”，表示这道题的作答已经在服务器上。', en: 'When the top says “Saved”, the answer is on the server.' } },
  {
    type: 'matching', stem: { zh: '顶部出现这些字时，表示什么？把左右两边配起来。', en: 'What do these words at the top mean? Match the two sides.' },
    pairs: {
      lefts: [{ zh: '已保存', en: 'Saved' }, { zh: '网络中断', en: 'Network down' }, { zh: '计时已暂停', en: 'The clock is stopped' }],
      rights: [{ zh: '作答暂存在本机', en: 'Answers wait on this machine' }, { zh: '作答已在服务器上', en: 'The server has the answers' }, { zh: '剩余时间不减少', en: 'The time left stands still' }],
    },
  },
  {
    type: 'ordering', stem: { zh: '把考试当天的事按先后排好。', en: 'Put the exam day in order.' },
    options: [{ zh: '交卷', en: 'Hand in' }, { zh: '签署诚信承诺', en: 'Sign the integrity statement' }, { zh: '签到', en: 'Check in' }, { zh: '作答', en: 'Answer' }],
  },
  { type: 'fill_in', blanks: 2, stem: { zh: '一年有____个月，一周有____天。', en: 'A year has ____ months, a week ____ days.' } },
  { type: 'numerical', unit: { zh: '分钟', en: 'minutes' }, stem: { zh: '考试 9:00 开始，10:30 结束，一共多长时间？', en: 'The exam begins at 9:00 and ends at 10:30. How long is it?' } },
  { type: 'calculation', stem: { zh: '机房有 6 排座位，每排 5 个，留 3 个作备用机。最多能坐多少名考生？写出算式和得数。', en: 'A computer room has 6 rows of 5 seats; 3 seats are kept spare. How many candidates can sit? Write the calculation and the result.' } },
  { type: 'short_answer', stem: { zh: '想先跳过一道题、稍后再看，可以用哪个键或按钮作记号？', en: 'Which key or button marks a question that you want to come back to?' } },
  {
    type: 'case',
    stem: {
      zh: '考试进行到一半，屏幕显示“考试暂停”，试题被遮住，剩余时间不再减少。旁边的考生站起来准备离开。\n\n您应当怎样做？写两三句话。',
      en: 'Halfway through, the screen says “The exam is paused”; the questions are covered and the time stands still. The candidate next to you gets up to leave.\n\nWhat should you do? Write two or three sentences.',
    },
  },
  { type: 'essay', stem: { zh: '您打算怎样安排今天的答题时间？随便写几句，练习输入。', en: 'How will you plan your time today? Write a few lines, to practise typing.' } },
];

const SECTIONS = [
  { title: { zh: '一、选一选', en: 'I. Choose' }, from: 0, to: 5 },
  { title: { zh: '二、写一写', en: 'II. Write' }, from: 5, to: SAMPLES.length },
] as const;

const TRUE_FALSE = [{ id: 'true', zh: '正确', en: 'True' }, { id: 'false', zh: '错误', en: 'False' }] as const;

const lettered = (texts: readonly Both[], language: Language): { id: string; text: string }[] =>
  texts.map((text, i) => ({ id: String.fromCharCode(65 + i), text: text[language] }));

function questionOf({ type, stem, options = [], blanks, unit, pairs }: Sample, no: number, language: Language): PaperQuestion {
  return {
    no, type, stem: stem[language], points: 100,
    options: type === 'true_false' ? TRUE_FALSE.map((o) => ({ id: o.id, text: o[language] })) : lettered(options, language),
    ...(blanks === undefined ? {} : { blanks: Array.from({ length: blanks }, () => ({})) }),
    ...(unit ? { unit: unit[language] } : {}),
    ...(pairs ? { lefts: pairs.lefts.map((text, i) => ({ id: String(i + 1), text: text[language] })), rights: lettered(pairs.rights, language) } : {}),
  };
}

/** The practice paper in a language: one question of every type that the room shows. */
export function practicePaper(language: Language): RoomPaper {
  const title = language === 'zh' ? '练习卷' : 'Practice paper';
  return {
    paperId: 'practice', digest: '', title, totalPoints: SAMPLES.length * 100,
    sections: SECTIONS.map(({ title: of, from, to }) => ({
      title: of[language], type: 'practice', questions: SAMPLES.slice(from, to).map((sample, i) => questionOf(sample, from + i + 1, language)),
    })),
  };
}
