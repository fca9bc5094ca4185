import { defineActions } from '../core/action';

/** Journal actions of the lib invigilation. */
export const invigilationActions = defineActions({
  'command.given': { zh: '下达监考指令', en: 'Gave a command to candidates' },
  'incident.reported': { zh: '登记考场情况', en: 'Reported an incident' },
  'incident.closed': { zh: '处置考场情况', en: 'Closed an incident' },
  'room-record.printed': { zh: '打印考场情况记录单', en: 'Printed a room record' },
});
