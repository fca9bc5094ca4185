import { defineMessages } from '../../frame/words';

/** The words of the menu: the only ones of this desk that are loaded before one of its pages is opened. */
export const menu = defineMessages({
  zh: { desk: '考务', 'nav.sessions': '场次', 'nav.rounds': '批次', 'nav.check': '资格审核', 'nav.confirm': '资格确认', 'nav.checkIn': '签到核验', 'nav.dutyPlan': '监考值班', 'nav.venues': '考点考场', 'nav.bars': '禁考名单' },
  en: { desk: 'Exam office', 'nav.sessions': 'Sessions', 'nav.rounds': 'Rounds', 'nav.check': 'Eligibility check', 'nav.confirm': 'Confirmation', 'nav.checkIn': 'Check-in', 'nav.dutyPlan': 'Staff plan', 'nav.venues': 'Venues', 'nav.bars': 'Barred' },
});
