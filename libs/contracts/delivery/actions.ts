import { defineActions } from '../core/action';

/** Journal actions of the lib delivery. */
export const deliveryActions = defineActions({
  'delivery.prepared': { zh: '准备场次作答', en: 'Session prepared for delivery' },
  'delivery.started': { zh: '开考', en: 'Session started' },
  'delivery.closed': { zh: '结束场次', en: 'Session closed' },
  'attempt.signed-in': { zh: '考生登录', en: 'Candidate signed in' },
  'attempt.moved': { zh: '考生换机登录', en: 'Candidate moved to another machine' },
  'attempt.statement-signed': { zh: '签署诚信承诺', en: 'Integrity statement signed' },
  'attempt.entered': { zh: '迟到考生开始作答', en: 'Late candidate began' },
  'attempt.handed-in': { zh: '交卷', en: 'Paper handed in' },
  'attempt.time-over': { zh: '到时收卷', en: 'Collected at the end of time' },
  'attempt.forced': { zh: '强制收卷', en: 'Collected by order' },
  'attempt.extended': { zh: '延长考试时间', en: 'Time extended' },
  'attempt.paused': { zh: '暂停考试', en: 'Attempt paused' },
  'attempt.resumed': { zh: '恢复考试', en: 'Attempt resumed' },
  'attempt.late-entry-granted': { zh: '准许迟到进入', en: 'Late entry granted' },
});
