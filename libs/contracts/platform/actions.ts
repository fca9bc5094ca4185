import { defineActions } from '../core/action';

/** Journal actions of the lib platform. */
export const platformActions = defineActions({
  'keys.rotated': { zh: '轮换密钥', en: 'Root key rotated' },
  'keys.retired': { zh: '停用旧密钥', en: 'Root key retired' },
});
