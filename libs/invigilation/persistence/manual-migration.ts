import type { Migration } from '@kaowu/platform';

/** The shipped manual once more: what is left of the time is told a quarter of an hour before the end, however long the paper is. Only where no body has published its own. */
export const manualReminderMigration: Migration = {
  name: '20261120T0920_invigilation_manual_reminder',
  up: `
INSERT INTO exam_manual (version, title, source, published_by, published_by_name, published_at)
SELECT 2, title, source, published_by, published_by_name, '2026-11-21T00:00:00+08:00' FROM exam_manual WHERE version = 1 AND (SELECT max(version) FROM exam_manual) = 1;
INSERT INTO manual_step (id, version, no, phase, minutes, text)
SELECT gen_random_uuid(), 2, s.no, s.phase, CASE WHEN s.no = 11 THEN -15 ELSE s.minutes END, s.text
FROM manual_step s WHERE s.version = 1 AND EXISTS (SELECT 1 FROM exam_manual WHERE version = 2 AND published_by = 'kaowu') AND NOT EXISTS (SELECT 1 FROM manual_step WHERE version = 2);
`,
};

/** The exam manual (D34), versioned, with the one that is shipped; and what was done of it on the day. */
export const manualMigration: Migration = {
  name: '20261120T0910_invigilation_manual',
  up: `
CREATE TABLE exam_manual (
  version integer PRIMARY KEY CHECK (version > 0),
  title text NOT NULL,
  source text NOT NULL,
  published_by text NOT NULL,
  published_by_name text NOT NULL,
  published_at timestamptz NOT NULL
);

CREATE TABLE manual_step (
  id uuid PRIMARY KEY,
  version integer NOT NULL REFERENCES exam_manual (version),
  no integer NOT NULL CHECK (no > 0),
  phase text NOT NULL CHECK (phase IN ('before', 'during', 'after')),
  minutes integer,
  text text NOT NULL CHECK (length(text) BETWEEN 2 AND 300),
  UNIQUE (version, no),
  UNIQUE (version, id)
);

-- A published version is never changed; a session keeps the one with which it began.
CREATE TRIGGER exam_manual_fixed BEFORE UPDATE OR DELETE OR TRUNCATE ON exam_manual FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER manual_step_fixed BEFORE UPDATE OR DELETE OR TRUNCATE ON manual_step FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE session_manual (
  session_id uuid PRIMARY KEY REFERENCES session (id),
  version integer NOT NULL REFERENCES exam_manual (version),
  UNIQUE (session_id, version)
);

CREATE TABLE checklist_mark (
  session_id uuid NOT NULL,
  version integer NOT NULL,
  step_id uuid NOT NULL,
  done_by uuid NOT NULL,
  done_by_name text NOT NULL,
  done_at timestamptz NOT NULL,
  note text,
  PRIMARY KEY (session_id, step_id),
  FOREIGN KEY (session_id, version) REFERENCES session_manual (session_id, version),
  FOREIGN KEY (version, step_id) REFERENCES manual_step (version, id)
);

INSERT INTO exam_manual (version, title, source, published_by, published_by_name, published_at)
VALUES (1, '考务工作手册（出厂版）', '出厂默认；启用前请按本机构的手册发布新版本', 'kaowu', '出厂默认', '2026-11-20T00:00:00+08:00');
INSERT INTO manual_step (id, version, no, phase, minutes, text)
SELECT gen_random_uuid(), 1, no, phase, minutes, text FROM (VALUES
  (1, 'before', -60, '开启考场，核对考试机、备用机与考位标签，停用故障机'),
  (2, 'before', -60, '检查监控设备，确认覆盖每个考位并开始录像'),
  (3, 'before', -50, '检查服务器、备用服务器、网络与不间断电源'),
  (4, 'before', -45, '召开考前会，明确监考员分工与应急预案'),
  (5, 'before', -30, '开始考生入场，人、证、票三方核验并签到'),
  (6, 'before', -15, '两人到场启封试卷，准备场次'),
  (7, 'before', -10, '宣读考场规则，考生登录并签署诚信承诺'),
  (8, 'during', 0, '主考宣布开考'),
  (9, 'during', 15, '停止迟到考生入场，登记缺考'),
  (10, 'during', NULL, '巡视考场，处置异常并逐项登记考场情况'),
  (11, 'during', 75, '提醒剩余时间'),
  (12, 'after', 0, '确认全部收卷，核对交卷人数与实到人数'),
  (13, 'after', 10, '打印考场情况记录单，监考员与主考签字'),
  (14, 'after', 20, '结束场次，保存监控录像，清理并关闭考场')
) AS t (no, phase, minutes, text);
`,
};
