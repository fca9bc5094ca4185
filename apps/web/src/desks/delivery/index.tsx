import { lazy } from 'react';
import { defineDesk } from '../../frame/desk';
import { menu } from './menu';

/** What staff see of the candidate's room besides the wall: the answer journal behind a result. */
export const desk = defineDesk({
  id: 'delivery',
  messages: menu,
  titleKey: 'title',
  nav: [],
  routes: [{ path: '/attempts/:attemptId', permission: 'oversight.read', component: lazy(() => import('./answers-page')) }],
});
