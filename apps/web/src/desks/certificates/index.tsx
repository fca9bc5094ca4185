import { lazy } from 'react';
import { ColumnWidthOutlined, SafetyCertificateOutlined, SendOutlined } from '@ant-design/icons';
import { defineDesk } from '../../frame/desk';
import { menu } from './menu';

/** Certificates: filing, numbers, issue. */
export const desk = defineDesk({
  id: 'certificates',
  messages: menu,
  titleKey: 'title',
  nav: [
    { path: '/filings', labelKey: 'filings', icon: <SendOutlined />, permission: 'certificate.read' },
    { path: '/certificates', labelKey: 'certificates', icon: <SafetyCertificateOutlined />, permission: 'certificate.read' },
    { path: '/filing-columns', labelKey: 'columns', icon: <ColumnWidthOutlined />, permission: 'certificate.file' },
  ],
  routes: [
    { path: '/filings', permission: 'certificate.read', component: lazy(() => import('./filings-page')) },
    { path: '/filings/rounds/:roundId', permission: 'certificate.read', component: lazy(() => import('./checklist-page')) },
    { path: '/filings/:batchId', permission: 'certificate.read', component: lazy(() => import('./batch-page')) },
    { path: '/certificates', permission: 'certificate.read', component: lazy(() => import('./certificates-page')) },
    { path: '/filing-columns', permission: 'certificate.file', component: lazy(() => import('./columns-page')) },
  ],
});
