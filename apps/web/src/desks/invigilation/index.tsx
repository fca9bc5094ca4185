import { lazy } from 'react';
import { BookOutlined, DesktopOutlined } from '@ant-design/icons';
import { defineDesk } from '../../frame/desk';
import { menu } from './menu';

export const desk = defineDesk({
  id: 'invigilation',
  messages: menu,
  titleKey: 'title',
  nav: [
    { path: '/wall', labelKey: 'wall', icon: <DesktopOutlined />, permission: 'room.watch' },
    { path: '/manual', labelKey: 'manual', icon: <BookOutlined />, permission: 'sitting.read' },
  ],
  routes: [
    { path: '/wall', permission: 'room.watch', component: lazy(() => import('./sessions-page')) },
    { path: '/wall/:sessionId', permission: 'room.watch', component: lazy(() => import('./wall-page')) },
    { path: '/wall/:sessionId/screen', permission: 'room.watch', bare: true, component: lazy(() => import('./screen-page')) },
    { path: '/wall/:sessionId/checklist', permission: 'sitting.read', component: lazy(() => import('./checklist-page')) },
    { path: '/manual', permission: 'sitting.read', component: lazy(() => import('./manual-page')) },
    { path: '/wall/:sessionId/rooms/:roomId/record', permission: 'room.watch', component: lazy(() => import('./room-record-page')) },
  ],
});
