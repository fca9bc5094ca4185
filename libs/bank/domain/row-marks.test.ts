import { readCredit, readSeconds } from './row-marks';

test.each([
  ['', undefined], ['45', 45], ['45秒', 45], ['４５ 秒', 45], ['1:30', 90], ['1分30秒', 90], ['2分钟', 120], ['120m', 7200], ['7200', 7200], ['7201', null], ['0', null], ['-5', null], ['1.5', null], ['很久', null], ['分', null], ['121m', null],
])('time %s', (text, seconds) => expect(readSeconds(text)).toBe(seconds));
test.each([
  ['', undefined], ['全对给分', 'all'], [' 部分得分 ', 'share'], ['Share', 'share'], ['按比例给分', 'share'], ['一半', null],
])('credit %s', (text, credit) => expect(readCredit(text)).toBe(credit));
