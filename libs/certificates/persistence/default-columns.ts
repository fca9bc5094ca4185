import type { FilingColumn } from '@kaowu/contracts';

/** Where the first mapping comes from. */
export const DEFAULT_COLUMNS_SOURCE = '出厂默认：全国联网查询系统上传字段（表样变更时另存新版）';

/** The first column mapping of the filing workbook; later ones are entered, not programmed. */
export const DEFAULT_COLUMNS: readonly FilingColumn[] = [
  { heading: '序号', source: 'no', width: 6 },
  { heading: '姓名', source: 'name', width: 12 },
  { heading: '证件类型', source: 'idType', width: 14 },
  { heading: '证件号码', source: 'idNumber', width: 22 },
  { heading: '性别', source: 'sex', width: 6 },
  { heading: '职业名称', source: 'occupationName', width: 20 },
  { heading: '工种/职业方向', source: 'direction', width: 20 },
  { heading: '职业技能等级', source: 'levelWords', width: 14 },
  { heading: '理论知识成绩', source: 'theory', width: 12 },
  { heading: '操作技能成绩', source: 'practical', width: 12 },
  { heading: '综合评审成绩', source: 'review', width: 12 },
  { heading: '评定成绩', source: 'final', width: 10 },
  { heading: '证书编号', source: 'number', width: 26 },
  { heading: '发证日期', source: 'issueDate', width: 12 },
];
