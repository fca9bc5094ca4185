import { lazy } from 'react';
import { AuditOutlined, CalendarOutlined, ClockCircleOutlined, EnvironmentOutlined, IdcardOutlined, SafetyCertificateOutlined, StopOutlined, TeamOutlined } from '@ant-design/icons';
import { defineDesk } from '../../frame/desk';
import { menu } from './menu';

export const desk = defineDesk({
  id: 'sitting',
  messages: menu,
  titleKey: 'desk',
  nav: [
    { path: '/sessions', labelKey: 'nav.sessions', icon: <ClockCircleOutlined />, permission: 'sitting.read' },
    { path: '/rounds', labelKey: 'nav.rounds', icon: <CalendarOutlined />, permission: 'sitting.read' },
    { path: '/eligibility/check', labelKey: 'nav.check', icon: <AuditOutlined />, permission: 'eligibility.check' },
    { path: '/eligibility/confirm', labelKey: 'nav.confirm', icon: <SafetyCertificateOutlined />, permission: 'eligibility.confirm' },
    { path: '/check-in', labelKey: 'nav.checkIn', icon: <IdcardOutlined />, permission: 'checkin.perform' },
    { path: '/duty-plan', labelKey: 'nav.dutyPlan', icon: <TeamOutlined />, permission: 'sitting.read' },
    { path: '/venues', labelKey: 'nav.venues', icon: <EnvironmentOutlined />, permission: 'sitting.read' },
    { path: '/bars', labelKey: 'nav.bars', icon: <StopOutlined />, permission: 'sitting.manage' },
  ],
  routes: [
    { path: '/sessions', permission: 'sitting.read', component: lazy(() => import('./sessions-page')) },
    { path: '/sessions/:sessionId', permission: 'sitting.read', component: lazy(() => import('./session-page')) },
    { path: '/rounds', permission: 'sitting.read', component: lazy(() => import('./rounds-page')) },
    { path: '/rounds/:roundId', permission: 'sitting.read', component: lazy(() => import('./round-page')) },
    { path: '/eligibility/check', permission: 'eligibility.check', component: lazy(() => import('./check-queue-page')) },
    { path: '/eligibility/confirm', permission: 'eligibility.confirm', component: lazy(() => import('./confirm-queue-page')) },
    { path: '/check-in', permission: 'checkin.perform', component: lazy(() => import('./my-check-ins-page')) },
    { path: '/check-in/:sessionId', permission: 'checkin.perform', component: lazy(() => import('./check-in-page')) },
    { path: '/duty-plan', permission: 'sitting.read', component: lazy(() => import('./duty-plan-page')) },
    { path: '/venues', permission: 'sitting.read', component: lazy(() => import('./venues-page')) },
    { path: '/rooms/:roomId', permission: 'sitting.read', component: lazy(() => import('./room-page')) },
    { path: '/rooms/:roomId/plan', permission: 'sitting.manage', component: lazy(() => import('./room-plan-page')) },
    { path: '/bars', permission: 'sitting.manage', component: lazy(() => import('./bars-page')) },
  ],
});
