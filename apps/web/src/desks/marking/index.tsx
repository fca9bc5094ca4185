import { lazy } from 'react';
import { AuditOutlined, FormOutlined, ScheduleOutlined, UserSwitchOutlined } from '@ant-design/icons';
import { defineDesk } from '../../frame/desk';
import { menu } from './menu';

export const desk = defineDesk({
  id: 'marking',
  messages: menu,
  titleKey: 'title',
  nav: [
    { path: '/marking/sessions', labelKey: 'sessions', icon: <ScheduleOutlined />, permission: 'marking.read' },
    { path: '/marking', labelKey: 'mine', icon: <FormOutlined />, permission: 'marking.score' },
    { path: '/marking/adjudications', labelKey: 'adjudications', icon: <UserSwitchOutlined />, permission: 'marking.adjudicate' },
    { path: '/marking/reviews', labelKey: 'reviews', icon: <AuditOutlined />, permission: 'marking.review' },
  ],
  routes: [
    { path: '/marking', permission: 'marking.score', component: lazy(() => import('./my-marking-page')) },
    { path: '/marking/performances/:performanceId', permission: 'marking.score', component: lazy(() => import('./score-page')) },
    { path: '/marking/groups/:groupId', permission: 'marking.score', component: lazy(() => import('./lead-page')) },
    { path: '/marking/sessions', permission: 'marking.read', component: lazy(() => import('./sessions-page')) },
    { path: '/marking/sessions/:sessionId', permission: 'marking.read', component: lazy(() => import('./session-page')) },
    { path: '/marking/corrections/:correctionId', permission: 'marking.read', component: lazy(() => import('./correction-page')) },
    { path: '/marking/adjudications', permission: 'marking.adjudicate', component: lazy(() => import('./adjudications-page')) },
    { path: '/marking/adjudications/:performanceId', permission: 'marking.adjudicate', component: lazy(() => import('./adjudication-page')) },
    { path: '/marking/reviews', permission: 'marking.review', component: lazy(() => import('./reviews-page')) },
    { path: '/marking/reviews/:reviewId', permission: 'marking.review', component: lazy(() => import('./review-page')) },
  ],
});
