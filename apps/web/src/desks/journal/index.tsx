import { lazy } from 'react';
import { AuditOutlined } from '@ant-design/icons';
import { defineDesk } from '../../frame';
import { messages } from './messages';

export const desk = defineDesk({
  id: 'journal',
  messages,
  titleKey: 'desk',
  nav: [{ path: '/journal', labelKey: 'title', icon: <AuditOutlined />, permission: 'journal.read' }],
  routes: [{ path: '/journal', permission: 'journal.read', component: lazy(() => import('./journal-page')) }],
});
