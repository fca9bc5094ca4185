import { lazy } from 'react';
import { GlobalOutlined } from '@ant-design/icons';
import { defineDesk } from '../../frame';
import { messages } from './messages';

/** What anybody may see, made for a phone: the board, a candidate's own result, verification. */
export const desk = defineDesk({
  id: 'public',
  messages,
  titleKey: 'title',
  nav: [{ path: '/board', labelKey: 'board', icon: <GlobalOutlined />, permission: 'public' }],
  routes: [
    { path: '/board', permission: 'public', component: lazy(() => import('./board-page')) },
    { path: '/board/:publicationId', permission: 'public', component: lazy(() => import('./publication-page')) },
    { path: '/my-result', permission: 'public', component: lazy(() => import('./result-page')) },
    { path: '/verify', permission: 'public', component: lazy(() => import('./verify-page')) },
    { path: '/verify/:number', permission: 'public', component: lazy(() => import('./verify-page')) },
    { path: '/receipt', permission: 'public', component: lazy(() => import('./receipt-page')) },
    { path: '/receipt/:code', permission: 'public', component: lazy(() => import('./receipt-page')) },
  ],
});
