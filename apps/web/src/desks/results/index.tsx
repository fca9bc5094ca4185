import { lazy } from 'react';
import { AuditOutlined, BarChartOutlined, NotificationOutlined } from '@ant-design/icons';
import { defineDesk } from '../../frame/desk';
import { menu } from './menu';

/** Results: from two computations to the public list. */
export const desk = defineDesk({
  id: 'results',
  messages: menu,
  titleKey: 'title',
  nav: [
    { path: '/results', labelKey: 'rounds', icon: <AuditOutlined />, permission: 'results.read' },
    { path: '/result-statistics', labelKey: 'statistics', icon: <BarChartOutlined />, permission: 'results.read' },
    { path: '/notices', labelKey: 'notices', icon: <NotificationOutlined />, permission: 'results.publish' },
  ],
  routes: [
    { path: '/results', permission: 'results.read', component: lazy(() => import('./rounds-page')) },
    { path: '/results/:roundId', permission: 'results.read', component: lazy(() => import('./round-page')) },
    { path: '/results/:roundId/review/:runId', permission: 'results.review', component: lazy(() => import('./review-page')) },
    { path: '/result-statistics', permission: 'results.read', component: lazy(() => import('./statistics-page')) },
    { path: '/notices', permission: 'results.publish', component: lazy(() => import('./notices-page')) },
  ],
});
