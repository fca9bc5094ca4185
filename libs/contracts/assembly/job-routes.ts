import { z } from 'zod';
import { id } from '../core/common';
import { route } from '../core/route';
import { drawJobView } from './draw-job';
import { drawCommand } from './paper';

const byId = z.object({ id });

/** Routes of draws that run in the background. */
export const drawJobRoutes = {
  drawJobs: route({
    method: 'GET', path: '/api/draw-jobs', permission: 'paper.read',
    summary: { zh: '后台组卷任务（进行中与最近的）', en: 'Draws in the background: at work and recent' },
    response: z.object({ rows: z.array(drawJobView) }),
  }),
  startDraw: route({
    method: 'POST', path: '/api/draw-jobs', permission: 'paper.manage',
    summary: { zh: '在后台组卷并封存', en: 'Draw and seal papers in the background' },
    body: drawCommand, response: drawJobView,
  }),
  drawJob: route({
    method: 'GET', path: '/api/draw-jobs/:id', permission: 'paper.read',
    summary: { zh: '组卷任务的进度', en: 'Progress of a draw' },
    params: byId, response: drawJobView,
  }),
  cancelDraw: route({
    method: 'POST', path: '/api/draw-jobs/:id/cancellation', permission: 'paper.manage',
    summary: { zh: '取消组卷任务', en: 'Cancel a draw; nothing of it is kept' },
    params: byId, response: drawJobView,
  }),
} as const;
