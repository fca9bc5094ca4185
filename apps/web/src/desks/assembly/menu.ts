import { defineMessages } from '../../frame/words';

/** The words of the menu: the only ones of this desk that are loaded before one of its pages is opened. */
export const menu = defineMessages({
  zh: { desk: '组卷与试卷', blueprints: '组卷方案', sets: '试卷', practical: '操作技能试卷', runs: '制卷与交接', exposure: '试题曝光' },
  en: { desk: 'Papers', blueprints: 'Blueprints', sets: 'Papers', practical: 'Practical papers', runs: 'Printing and custody', exposure: 'Exposure of items' },
});
