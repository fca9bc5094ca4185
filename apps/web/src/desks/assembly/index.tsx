import { lazy } from 'react';
import { BarChartOutlined, ContainerOutlined, PrinterOutlined, ProfileOutlined, ToolOutlined } from '@ant-design/icons';
import { defineDesk } from '../../frame/desk';
import { menu } from './menu';

export const desk = defineDesk({
  id: 'assembly',
  messages: menu,
  titleKey: 'desk',
  nav: [
    { path: '/blueprints', labelKey: 'blueprints', icon: <ProfileOutlined />, permission: 'paper.read' },
    { path: '/papers', labelKey: 'sets', icon: <ContainerOutlined />, permission: 'paper.read' },
    { path: '/practical-papers', labelKey: 'practical', icon: <ToolOutlined />, permission: 'paper.read' },
    { path: '/print-runs', labelKey: 'runs', icon: <PrinterOutlined />, permission: 'custody.read' },
    { path: '/paper-exposure', labelKey: 'exposure', icon: <BarChartOutlined />, permission: 'paper.read' },
  ],
  routes: [
    { path: '/blueprints', permission: 'paper.read', component: lazy(() => import('./blueprints-page')) },
    { path: '/blueprints/new', permission: 'blueprint.write', component: lazy(() => import('./new-blueprint-page')) },
    { path: '/blueprints/:blueprintId', permission: 'paper.read', component: lazy(() => import('./blueprint-page')) },
    { path: '/blueprints/:blueprintId/hand/:versionId', permission: 'paper.manage', component: lazy(() => import('./hand-page')) },
    { path: '/paper-exposure', permission: 'paper.read', component: lazy(() => import('./exposure-page')) },
    { path: '/practical-papers', permission: 'paper.read', component: lazy(() => import('./practical-sets-page')) },
    { path: '/practical-papers/:practicalId', permission: 'paper.read', component: lazy(() => import('./practical-set-page')) },
    { path: '/print-runs', permission: 'custody.read', component: lazy(() => import('./print-runs-page')) },
    { path: '/print-runs/:runId', permission: 'custody.read', component: lazy(() => import('./print-run-page')) },
    { path: '/papers', permission: 'paper.read', component: lazy(() => import('./paper-sets-page')) },
    { path: '/paper-jobs/:jobId', permission: 'paper.read', component: lazy(() => import('./draw-job-page')) },
    { path: '/papers/:setId', permission: 'paper.read', component: lazy(() => import('./paper-set-page')) },
    { path: '/papers/:setId/:paperId', permission: 'paper.read', component: lazy(() => import('./paper-page')) },
  ],
});
