import { defineProblems } from '../core/problem';

/** Refusals of the lib invigilation. */
export const invigilationProblems = defineProblems({
  'wall.room-unknown': { status: 404, zh: '该考场不在本场次', en: 'The room is not part of the session' },
  'wall.seating-unknown': { status: 404, zh: '有 {count} 名考生不在本场次', en: '{count} candidates are not in this session' },
  'wall.not-on-duty': { status: 403, zh: '您不在该考场值守，不能下达指令', en: 'You are not on duty in this room and cannot command it' },
  'command.nobody': { status: 422, zh: '没有可以下达指令的考生', en: 'There is nobody to command' },
  'command.no-attempt': { status: 409, zh: '该考生还没有在机上登录', en: 'The candidate has not signed in on a machine' },
  'checklist.step-unknown': { status: 404, zh: '当日流程中没有这一步', en: 'There is no such step on the checklist' },
  'checklist.done-already': { status: 409, zh: '该步骤已由{name}完成', en: 'The step was already marked by {name}' },
  'checklist.not-done': { status: 409, zh: '该步骤尚未完成', en: 'The step is not marked' },
  'checklist.not-on-duty': { status: 403, zh: '您不在本场次值守', en: 'You are not on duty in this session' },
  'incident.category-unknown': { status: 422, zh: '没有这一类考场情况', en: 'There is no such category of incidents' },
  'incident.tier-needed': { status: 422, zh: '违规须写明档次', en: 'A violation needs its tier' },
  'incident.tier-unknown': { status: 422, zh: '没有这一违规档次', en: 'There is no such tier of violation' },
  'incident.tier-not-for-this': { status: 422, zh: '只有违规才有档次', en: 'Only a violation has a tier' },
  'incident.seat-needed': { status: 422, zh: '违规须指明考生', en: 'A violation must name the candidate' },
  'incident.closed-already': { status: 409, zh: '该情况已由{name}处置完毕', en: 'The incident was already closed by {name}' },
});
