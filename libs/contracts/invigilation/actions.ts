import { defineActions } from '../core/action';

/** Journal actions of the lib invigilation. */
export const invigilationActions = defineActions({
  'command.given': { zh: '下达监考指令', en: 'Gave a command to candidates' },
  'incident.reported': { zh: '登记考场情况', en: 'Reported an incident' },
  'incident.closed': { zh: '处置考场情况', en: 'Closed an incident' },
  'manual.published': { zh: '发布考务工作手册', en: 'Published the exam manual' },
  'checklist.marked': { zh: '完成当日流程一步', en: 'Marked a step of the day as done' },
  'checklist.unmarked': { zh: '撤销当日流程一步', en: 'Took the mark of a step back' },
  'room-record.printed': { zh: '打印考场情况记录单', en: 'Printed a room record' },
});
