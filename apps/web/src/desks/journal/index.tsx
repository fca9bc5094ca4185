import { lazy } from 'react';
import { AuditOutlined } from '@ant-design/icons';
import { defineDesk } from '../../frame/desk';
import { menu } from './menu';

export const desk = defineDesk({
  id: 'journal',
  messages: menu,
  titleKey: 'desk',
  nav: [{ path: '/journal', labelKey: 'title', icon: <AuditOutlined />, permission: 'journal.read' }],
  routes: [{ path: '/journal', permission: 'journal.read', component: lazy(() => import('./journal-page')) }],
});
