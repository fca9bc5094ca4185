import { defineMessages } from '../../frame/words';

/** The words of the menu: the only ones of this desk that are loaded before one of its pages is opened. */
export const menu = defineMessages({
  zh: { title: '证书', filings: '报备', certificates: '证书台账', columns: '报备表列' },
  en: { title: 'Certificates', filings: 'Filings', certificates: 'Certificates', columns: 'Filing columns' },
});
