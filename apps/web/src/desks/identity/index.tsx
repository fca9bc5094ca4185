import { lazy } from 'react';
import { UserSwitchOutlined } from '@ant-design/icons';
import { defineDesk } from '../../frame/desk';
import { menu } from './menu';

export const desk = defineDesk({
  id: 'identity',
  messages: menu,
  titleKey: 'desk',
  nav: [{ path: '/accounts', labelKey: 'title', icon: <UserSwitchOutlined />, permission: 'account.manage' }],
  routes: [
    { path: '/accounts', permission: 'account.manage', component: lazy(() => import('./accounts-page')) },
    { path: '/my-account', permission: 'signed-in', component: lazy(() => import('./my-account-page')) },
  ],
});
