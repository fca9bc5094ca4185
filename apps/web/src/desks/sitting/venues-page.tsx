import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { sittingRoutes, type VenueView } from '@kaowu/contracts';
import { dayOf, DialogButton, lazySoon, Page, serverNow, StateTag, useApi, useLanguage, useSession, useWords, today } from '../../frame';
import { districtName } from './labels';
import { messages } from './messages';
import './sitting.css';

const VenueForm = lazySoon(async () => ({ default: (await import('./venue-forms')).VenueForm }));
const RoomForm = lazySoon(async () => ({ default: (await import('./venue-forms')).RoomForm }));

/** A tenure that ends within this many days is marked, so that a renewal is not forgotten. A matter of display only. */
const SOON_DAYS = 90;

function Tenure({ venue }: { venue: VenueView }): ReactNode {
  const w = useWords(messages);
  if (venue.tenureUntil === null) return w('venue.owned');
  const text = `${w('venue.until')} ${venue.tenureUntil}`;
  if (venue.tenureUntil < today()) return <StateTag kind="broken">{`${w('venue.expired')} ${venue.tenureUntil}`}</StateTag>;
  return venue.tenureUntil < dayOf(serverNow() + SOON_DAYS * 86_400_000) ? <StateTag kind="attention">{`${w('venue.expiring')} ${venue.tenureUntil}`}</StateTag> : text;
}

/** Venues with tenure and rooms (D36, D37). */
export default function VenuesPage(): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const { can } = useSession();
  const asked = useApi(sittingRoutes.listVenues);
  const manage = can('sitting.manage');
  const venues = asked.data?.venues ?? [];
  return (
    <Page title={w('venues')} sub={w('venues.sub')} of={asked} actions={manage && <DialogButton label={w('venue.add')} button={{ type: 'primary' }} dialog={VenueForm} of={{ venue: null }} />} empty={venues.length === 0 && { title: w('venues.empty'), hint: w('venues.emptyHint') }}>
      <div className="k-stack">
        {venues.map((venue) => (
          <section key={venue.id} className="k-panel" aria-label={venue.name}>
            <div className="sitting-panel-head">
              <h2>{venue.name}</h2>
              {manage && <div className="k-row"><DialogButton label={w('room.add')} dialog={RoomForm} of={{ venue }} /><DialogButton key={JSON.stringify(venue)} label={w('venue.change')} dialog={VenueForm} of={{ venue }} /></div>}
            </div>
            <div className="k-row k-muted" style={{ marginBottom: 12 }}><span>{districtName(venue.districtCode, language)}</span><span>{venue.address}</span><span><Tenure venue={venue} /></span></div>
            <div className="k-cards">
              {venue.rooms.map((room) => (
                <div key={room.id} className="k-card">
                  <Link to={`/rooms/${room.id}`}>{room.name} · {w(`room.${room.kind}`)}</Link>
                  <span>{w('room.counts', { usable: room.seats + room.stations, spares: room.spares, unavailable: room.unavailable })}</span>
                </div>
              ))}
            </div>
          </section>
        ))}
      </div>
    </Page>
  );
}
