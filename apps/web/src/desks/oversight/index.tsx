import { lazy } from 'react';
import { DashboardOutlined, FileProtectOutlined } from '@ant-design/icons';
import { defineDesk } from '../../frame/desk';
import { menu } from './menu';

export const desk = defineDesk({
  id: 'oversight',
  messages: menu,
  titleKey: 'desk',
  nav: [
    { path: '/overview', labelKey: 'overview', icon: <DashboardOutlined />, permission: 'oversight.read' },
    { path: '/duties', labelKey: 'duties', icon: <FileProtectOutlined />, permission: 'oversight.read' },
  ],
  routes: [
    { path: '/overview', permission: 'oversight.read', component: lazy(() => import('./overview-page')) },
    { path: '/duties', permission: 'oversight.read', component: lazy(() => import('./duties-page')) },
    { path: '/trace/:type/:id', permission: 'journal.read', component: lazy(() => import('./trace-page')) },
  ],
});
