import { defineMessages } from './words';

/** Words of reading what is confidential. */
export const readingMessages = defineMessages({
  zh: {
    title: '查看试题须写明事由', what: '每一次打开试题或试卷，您的姓名、时间和事由都会写入不可篡改的日志，并以水印显示在屏幕和打印件上。事由在本窗口内 30 分钟有效。', reason: '事由', needed: '请写明事由（2–500 字）',
    go: '继续', cancel: '不查看', 'choice.write': '命题', 'choice.review': '审题', 'choice.assemble': '组卷', 'choice.check': '核查',
  },
  en: {
    title: 'Reading items needs a reason', what: 'Whenever an item or a paper is opened, your name, the time and the reason enter the tamper-evident journal and stand as a watermark on screen and print. The reason holds for 30 minutes in this window.', reason: 'Reason', needed: 'Say why (2–500 characters)',
    go: 'Go on', cancel: 'Do not read', 'choice.write': 'Writing', 'choice.review': 'Review', 'choice.assemble': 'Assembly', 'choice.check': 'Inspection',
  },
});
