import { lazy } from 'react';
import { BankOutlined, BookOutlined, ControlOutlined } from '@ant-design/icons';
import { defineDesk } from '../../frame/desk';
import { menu } from './menu';

export const desk = defineDesk({
  id: 'catalogue',
  messages: menu,
  titleKey: 'desk',
  nav: [
    { path: '/catalogue', labelKey: 'title', icon: <BookOutlined />, permission: 'catalogue.read' },
    { path: '/organisation', labelKey: 'nav.organisation', icon: <BankOutlined />, permission: 'catalogue.read' },
    { path: '/rule-sets', labelKey: 'nav.ruleSets', icon: <ControlOutlined />, permission: 'catalogue.read' },
  ],
  routes: [
    { path: '/catalogue', permission: 'catalogue.read', component: lazy(() => import('./catalogue-page')) },
    { path: '/catalogue/difference', permission: 'catalogue.read', component: lazy(() => import('./difference-page')) },
    { path: '/organisation', permission: 'catalogue.read', component: lazy(() => import('./organisation-page')) },
    { path: '/rule-sets', permission: 'catalogue.read', component: lazy(() => import('./rule-sets-page')) },
  ],
});
