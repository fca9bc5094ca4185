import { defineProblems } from '../core/problem';

/** Refusals that any route may give. */
export const platformProblems = defineProblems({
  'request.invalid': { status: 422, zh: '提交的内容不符合要求', en: 'The request does not fit its schema' },
  'request.field-invalid': { status: 422, zh: '{field}：{message}', en: '{field}: {message}' },
  'request.too-large': { status: 413, zh: '提交的内容过大', en: 'The request is too large' },
  'request.malformed': { status: 400, zh: '无法读取提交的内容', en: 'The request cannot be read' },
  'request.too-many': { status: 429, zh: '请求过于频繁，请稍后再试', en: 'Too many requests, try again shortly' },
  'route.unknown': { status: 404, zh: '没有这个地址', en: 'There is no such address' },
  'event.unknown': { status: 404, zh: '没有这个事件：{name}', en: 'There is no such event: {name}' },
  'access.sign-in-needed': { status: 401, zh: '请先登录', en: 'Sign in first' },
  'access.denied': { status: 403, zh: '没有权限：{permission}', en: 'Not permitted: {permission}' },
  'access.cross-site': { status: 403, zh: '拒绝来自其他网站的请求', en: 'Requests from other sites are refused' },
  'reading.reason-needed': { status: 422, zh: '查看试题或试卷须写明事由', en: 'Reading items or papers needs a reason' },
  'record.not-found': { status: 404, zh: '没有找到该记录', en: 'No such record' },
  'record.changed-meanwhile': { status: 409, zh: '记录已被他人修改，请刷新后重试', en: 'Somebody else changed the record; reload and try again' },
  'server.busy': { status: 503, zh: '服务器繁忙，请重试', en: 'The server is busy, try again' },
  'server.fault': { status: 500, zh: '服务器出错，编号 {reference}', en: 'Server fault, reference {reference}' },
  'file.unreadable': { status: 415, zh: '无法读取文件：{reason}', en: 'The file cannot be read: {reason}' },
  'file.rows-invalid': { status: 422, zh: '文件中有 {count} 处问题', en: 'The file has {count} problems' },
  'cell.missing': { status: 422, zh: '缺少“{name}”', en: '"{name}" is missing' },
  'cell.invalid': { status: 422, zh: '“{name}”的值不正确：{value}', en: '"{name}" has an unusable value: {value}' },
  'column.missing': { status: 422, zh: '缺少列“{name}”', en: 'Column "{name}" is missing' },
});
