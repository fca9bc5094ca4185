import { lazy } from 'react';
import { AuditOutlined, BarChartOutlined, BookOutlined, BranchesOutlined, LineChartOutlined, ProjectOutlined } from '@ant-design/icons';
import { defineDesk } from '../../frame/desk';
import { menu } from './menu';

/** The experts' desk: element tables, items, review, practical tasks. */
export const desk = defineDesk({
  id: 'bank',
  messages: menu,
  titleKey: 'title',
  nav: [
    { path: '/bank', labelKey: 'tables', icon: <BookOutlined />, permission: 'bank.read' },
    { path: '/bank/board', labelKey: 'board', icon: <ProjectOutlined />, permission: 'bank.read' },
    { path: '/bank/review', labelKey: 'review', icon: <AuditOutlined />, permission: 'bank.review' },
    { path: '/bank/coverage', labelKey: 'coverage', icon: <BarChartOutlined />, permission: 'bank.read' },
    { path: '/bank/reports', labelKey: 'reports', icon: <LineChartOutlined />, permission: 'bank.read' },
    { path: '/bank/workflow', labelKey: 'workflow', icon: <BranchesOutlined />, permission: 'bank.read' },
  ],
  routes: [
    { path: '/bank', permission: 'bank.read', component: lazy(() => import('./tables-page')) },
    { path: '/bank/import-table', permission: 'bank.write', component: lazy(() => import('./import-table-page')) },
    { path: '/bank/board', permission: 'bank.read', component: lazy(() => import('./board-page')) },
    { path: '/bank/review', permission: 'bank.review', component: lazy(() => import('./review-page')) },
    { path: '/bank/coverage', permission: 'bank.read', component: lazy(() => import('./coverage-page')) },
    { path: '/bank/reports', permission: 'bank.read', component: lazy(() => import('./reports-page')) },
    { path: '/bank/workflow', permission: 'bank.read', component: lazy(() => import('./workflow-page')) },
    { path: '/bank/tables/:tableId', permission: 'bank.read', component: lazy(() => import('./table-page')) },
    { path: '/bank/tables/:tableId/tree', permission: 'bank.write', component: lazy(() => import('./tree-page')) },
    { path: '/bank/tables/:tableId/edition', permission: 'bank.read', component: lazy(() => import('./edition-page')) },
    { path: '/bank/tables/:tableId/coverage', permission: 'bank.read', component: lazy(() => import('./coverage-map-page')) },
    { path: '/bank/tables/:tableId/import', permission: 'bank.write', component: lazy(() => import('./import-items-page')) },
    { path: '/bank/tables/:tableId/items/new', permission: 'bank.write', component: lazy(() => import('./item-editor-page')) },
    { path: '/bank/items/:itemId/edit', permission: 'bank.write', component: lazy(() => import('./item-editor-page')) },
    { path: '/bank/tables/:tableId/tasks/new', permission: 'bank.write', component: lazy(() => import('./task-editor-page')) },
    { path: '/bank/tasks/:taskId', permission: 'bank.read', component: lazy(() => import('./task-page')) },
    { path: '/bank/tasks/:taskId/edit', permission: 'bank.write', component: lazy(() => import('./task-editor-page')) },
  ],
});
