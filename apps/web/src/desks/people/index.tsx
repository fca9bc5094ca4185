import { lazy } from 'react';
import { IdcardOutlined, SolutionOutlined, TeamOutlined } from '@ant-design/icons';
import { defineDesk } from '../../frame/desk';
import { menu } from './menu';

export const desk = defineDesk({
  id: 'people',
  messages: menu,
  titleKey: 'desk',
  nav: [
    { path: '/people', labelKey: 'title', icon: <TeamOutlined />, permission: 'people.read' },
    { path: '/people-posts', labelKey: 'nav.posts', icon: <SolutionOutlined />, permission: 'people.read' },
    { path: '/my-record', labelKey: 'nav.mine', icon: <IdcardOutlined />, permission: 'signed-in' },
  ],
  routes: [
    { path: '/people', permission: 'people.read', component: lazy(() => import('./people-page')) },
    { path: '/people/:personId', permission: 'people.read', component: lazy(() => import('./person-page')) },
    { path: '/people-posts', permission: 'people.read', component: lazy(() => import('./posts-page')) },
    { path: '/my-record', permission: 'signed-in', component: lazy(() => import('./my-record-page')) },
  ],
});
