import type { Migration } from '@kaowu/platform';
import { manualMigration, manualReminderMigration } from './manual-migration';

/** Tables of the wall: what happened in the rooms, and what was ordered. Categories and tiers are data. */
export const invigilationMigrations: Migration[] = [
  {
    name: '20261120T0900_invigilation',
    up: `
CREATE TABLE incident_category (
  code text PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('violation', 'machine', 'interruption', 'emergency', 'other')),
  ordinal integer NOT NULL,
  zh text NOT NULL,
  en text NOT NULL,
  plan_zh text,
  plan_en text,
  CHECK ((plan_zh IS NULL) = (plan_en IS NULL)),
  UNIQUE (code, kind)
);

CREATE TABLE violation_tier (
  code text PRIMARY KEY,
  ordinal integer NOT NULL UNIQUE,
  zh text NOT NULL,
  en text NOT NULL,
  deduct_hundredths integer NOT NULL CHECK (deduct_hundredths >= 0),
  voids text NOT NULL CHECK (voids IN ('none', 'part', 'all')),
  bars text NOT NULL CHECK (bars IN ('none', 'serious', 'false_papers')),
  source text NOT NULL
);

CREATE TABLE incident (
  id uuid PRIMARY KEY,
  session_id uuid NOT NULL,
  room_id uuid NOT NULL,
  seating_id uuid REFERENCES seating (id),
  category_code text NOT NULL,
  kind text NOT NULL,
  tier_code text REFERENCES violation_tier (code),
  text text NOT NULL CHECK (length(text) BETWEEN 2 AND 1000),
  reported_by uuid NOT NULL,
  reported_by_name text NOT NULL,
  reported_at timestamptz NOT NULL,
  closed_by uuid,
  closed_by_name text,
  closed_at timestamptz,
  outcome text,
  FOREIGN KEY (session_id, room_id) REFERENCES session_room (session_id, room_id),
  FOREIGN KEY (category_code, kind) REFERENCES incident_category (code, kind),
  -- A violation names the candidate and has a tier; nothing else has one.
  CHECK ((kind = 'violation') = (tier_code IS NOT NULL)),
  CHECK (kind <> 'violation' OR seating_id IS NOT NULL),
  CHECK ((closed_at IS NULL) = (closed_by IS NULL)),
  CHECK ((closed_at IS NULL) = (outcome IS NULL)),
  CHECK (closed_at >= reported_at)
);
CREATE INDEX incident_of_session ON incident (session_id, reported_at);
CREATE INDEX incident_of_seating ON incident (seating_id) WHERE seating_id IS NOT NULL;

CREATE TABLE room_command (
  id uuid PRIMARY KEY,
  session_id uuid NOT NULL REFERENCES session (id),
  kind text NOT NULL CHECK (kind IN ('message', 'pause', 'resume', 'extend', 'force_hand_in', 'move_seat')),
  reason text NOT NULL CHECK (length(reason) BETWEEN 2 AND 500),
  text text,
  minutes integer CHECK (minutes > 0),
  place_id uuid REFERENCES place (id),
  given_by uuid NOT NULL,
  given_by_name text NOT NULL,
  given_at timestamptz NOT NULL,
  CHECK ((kind = 'message') = (text IS NOT NULL)),
  CHECK ((kind = 'extend') = (minutes IS NOT NULL)),
  CHECK ((kind = 'move_seat') = (place_id IS NOT NULL))
);
CREATE INDEX room_command_of_session ON room_command (session_id, given_at);

-- What became of a command at one candidate. The room is the one at the time of the command.
CREATE TABLE command_delivery (
  command_id uuid NOT NULL REFERENCES room_command (id),
  seating_id uuid NOT NULL REFERENCES seating (id),
  room_id uuid NOT NULL,
  attempt_id uuid,
  place_label text NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('done', 'refused')),
  problem jsonb,
  delivered_at timestamptz,
  acknowledged_at timestamptz,
  PRIMARY KEY (command_id, seating_id),
  CHECK ((outcome = 'refused') = (problem IS NOT NULL)),
  CHECK (outcome = 'done' OR delivered_at IS NULL),
  CHECK (acknowledged_at IS NULL OR delivered_at IS NOT NULL)
);
CREATE INDEX command_delivery_of_seating ON command_delivery (seating_id);
CREATE INDEX command_delivery_waiting ON command_delivery (attempt_id) WHERE outcome = 'done' AND acknowledged_at IS NULL;

INSERT INTO violation_tier (code, ordinal, zh, en, deduct_hundredths, voids, bars, source) VALUES
  ('warning', 1, '警告并扣 10 分', 'Warning and 10 points off', 1000, 'none', 'none', '考场规则'),
  ('part_void', 2, '本科目成绩无效', 'This part is void', 0, 'part', 'none', '考场规则'),
  ('all_void', 3, '各科目成绩无效，一年内不得报考', 'All parts void, barred for a year', 0, 'all', 'serious', '考场规则'),
  ('false_papers', 4, '申报材料弄虚作假，三年内不得报考', 'False papers, barred for three years', 0, 'all', 'false_papers', '附件6');

INSERT INTO incident_category (code, kind, ordinal, zh, en, plan_zh, plan_en) VALUES
  ('looking-around', 'violation', 10, '左顾右盼、交头接耳', 'Looking around, whispering', NULL, NULL),
  ('forbidden-item', 'violation', 11, '携带违禁物品', 'Carrying a forbidden thing', NULL, NULL),
  ('copying', 'violation', 12, '抄袭或协助抄袭', 'Copying or helping to copy', NULL, NULL),
  ('impersonation', 'violation', 13, '替考', 'Sitting for another', NULL, NULL),
  ('leaking', 'violation', 14, '记录、传播试题', 'Recording or spreading questions', NULL, NULL),
  ('disobedience', 'violation', 15, '扰乱秩序、不服从管理', 'Disturbing, disobeying', NULL, NULL),
  ('false-papers', 'violation', 16, '申报材料弄虚作假', 'False application papers', NULL, NULL),
  ('machine-fault', 'machine', 20, '考试机故障', 'Machine fault', '一、暂停该考生计时；二、换至备用机，由考生重新登录；三、恢复并按实际中断时间补时；四、登记换机。', '1. Pause the candidate. 2. Move to a spare machine and sign in again. 3. Resume and give back the time lost. 4. Record the change.'),
  ('peripheral-fault', 'machine', 21, '键盘、鼠标或显示器故障', 'Keyboard, mouse or screen fault', NULL, NULL),
  ('network-break', 'interruption', 30, '网络中断', 'Network break', '一、告知考生继续作答，作答已存本机；二、超过 5 分钟暂停全场；三、恢复后核对各机已续传，再恢复计时。', '1. Tell the candidates to go on, their answers are kept on the machine. 2. After 5 minutes pause the room. 3. When it is back, see that every machine has caught up, then resume.'),
  ('power-failure', 'interruption', 31, '停电', 'Power failure', '一、暂停全场；二、请考生原位等候、保持安静；三、恢复供电后逐机登录，核对后恢复计时；四、30 分钟不能恢复时报主考启用备用考场或另行安排补考。', '1. Pause the room. 2. Ask everybody to stay seated and quiet. 3. When power is back, sign in machine by machine, then resume. 4. After 30 minutes report to the chief: spare room or make-up session.'),
  ('left-room', 'interruption', 32, '中途离场', 'Left the room for a while', NULL, NULL),
  ('fire', 'emergency', 40, '火警', 'Fire alarm', '一、立即暂停全场并组织按疏散路线撤离；二、清点人数；三、报警 119 并报主考；四、封存考场，安排补考场次。', '1. Pause the room at once and lead everybody out by the escape route. 2. Count heads. 3. Call 119 and tell the chief. 4. Seal the room and plan a make-up session.'),
  ('illness', 'emergency', 41, '突发疾病', 'Sudden illness', '一、暂停该考生；二、联系医务人员或 120；三、记录时间，能继续的恢复并补时，不能继续的登记并保留作答。', '1. Pause the candidate. 2. Call medical staff or 120. 3. Note the time: resume and give back the time, or record and keep the answers.'),
  ('other', 'other', 90, '其他情况', 'Other', NULL, NULL);
`,
  },
  manualMigration,
  manualReminderMigration,
];
