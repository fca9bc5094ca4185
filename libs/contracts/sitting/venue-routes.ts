import { z } from 'zod';
import { day, id, reason } from '../core/common';
import { route } from '../core/route';
import { placeKind, placeView, roomFixture, venueRoomKind, venueRoomView, venueView } from './shapes';

const venueBody = z
  .object({
    name: z.string().trim().min(2).max(60),
    districtCode: z.string().regex(/^\d{6}$/),
    address: z.string().trim().min(2).max(200),
    tenureKind: z.enum(['owned', 'leased']),
    tenureUntil: day.nullable(),
  })
  .refine((v) => v.tenureKind === 'owned' || v.tenureUntil !== null, { path: ['tenureUntil'], message: '租赁场地须填写租期 / a lease needs its last day' });

/** A place as it is drawn: with its id where it stands already, null where it is new. */
const drawnPlace = z.object({
  id: id.nullable(),
  label: z.string().trim().min(1).max(12),
  row: z.int().min(1).max(60),
  column: z.int().min(1).max(60),
  kind: placeKind,
});
export type DrawnPlace = z.output<typeof drawnPlace>;

/** Venues, rooms and places (D36, D37). */
export const sittingVenueRoutes = {
  listVenues: route({
    method: 'GET', path: '/api/venues', permission: 'sitting.read',
    summary: { zh: '考点与考场', en: 'Venues and their rooms' },
    response: z.object({ venues: z.array(venueView) }),
  }),
  addVenue: route({
    method: 'POST', path: '/api/venues', permission: 'sitting.manage',
    summary: { zh: '登记考点', en: 'Register a venue' },
    body: venueBody, response: z.object({ id }),
  }),
  changeVenue: route({
    method: 'PUT', path: '/api/venues/:venueId', permission: 'sitting.manage',
    summary: { zh: '修改考点', en: 'Change a venue' },
    params: z.object({ venueId: id }), body: venueBody, response: z.object({ id }),
  }),
  addRoom: route({
    method: 'POST', path: '/api/venues/:venueId/rooms', permission: 'sitting.manage',
    summary: { zh: '登记考场并排出考位', en: 'Register a room and lay out its places' },
    params: z.object({ venueId: id }),
    body: z.object({
      name: z.string().trim().min(1).max(60),
      kind: venueRoomKind,
      rows: z.int().min(1).max(40),
      columns: z.int().min(1).max(40),
      /** How many of the last places are spare machines. */
      spares: z.int().min(0).max(100),
    }),
    response: venueRoomView,
  }),
  room: route({
    method: 'GET', path: '/api/rooms/:roomId', permission: 'sitting.read',
    summary: { zh: '考场平面', en: 'A room with its places' },
    params: z.object({ roomId: id }), response: venueRoomView,
  }),
  drawRoom: route({
    method: 'PUT', path: '/api/rooms/:roomId/plan', permission: 'sitting.manage',
    summary: { zh: '绘制考场平面', en: 'Draw the room: size, places, doors and cameras; places that are left out are taken away' },
    params: z.object({ roomId: id }),
    body: z.object({
      /** The version that was drawn on; another one is refused with who changed the plan meanwhile. */
      version: z.int(),
      rows: z.int().min(1).max(60),
      columns: z.int().min(1).max(60),
      places: z.array(drawnPlace).min(1).max(600),
      fixtures: z.array(roomFixture).max(100),
    }),
    response: venueRoomView,
  }),
  changePlace: route({
    method: 'PUT', path: '/api/rooms/:roomId/places/:placeId', permission: 'sitting.manage',
    summary: { zh: '停用、启用考位或改为备用机', en: 'Put a place out of order, back in order, or make it a spare' },
    params: z.object({ roomId: id, placeId: id }),
    body: z.object({ available: z.boolean(), spare: z.boolean(), reason }),
    response: placeView,
  }),
} as const;
