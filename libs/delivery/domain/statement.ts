/**
 * The integrity statement that every candidate signs before the paper opens (rules, "Exam day": not signing is giving
 * up). The version signed is journalled; a changed text gets a new version.
 */
export const INTEGRITY_STATEMENT = {
  version: '2026-1',
  zh: [
    '本人自愿参加本次职业技能等级认定，已知晓考场纪律，并郑重承诺：',
    '一、所提交的报名材料和身份信息真实有效；',
    '二、独立作答，不抄袭、不由他人代考、不协助他人作弊；',
    '三、不携带通讯工具和与考试无关的物品，不记录、不传播试题；',
    '四、服从监考人员安排，如有违反，愿接受取消成绩等处理。',
  ].join('\n'),
  en: [
    'I take this skill assessment of my own will, know the rules of the room, and state that:',
    '1. my registration papers and my identity are true;',
    '2. I answer alone, copy from nobody, send nobody in my place and help nobody to cheat;',
    '3. I carry no means of communication, and neither record nor spread the questions;',
    '4. I follow the invigilators, and accept that breaking these rules may void my result.',
  ].join('\n'),
} as const;
