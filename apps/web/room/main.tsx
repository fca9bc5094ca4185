/** @jsxImportSource preact */
import { render } from 'preact';
import { fetchTypeLater, keepPlaces } from '../light/wide-type';
import { App } from './app';
import { LooksProvider } from './looks';
import { RoomClient } from './room-client';
import './room.css';

const root = document.getElementById('room');
const shown = new URLSearchParams(location.search).get('gallery');
if (root && shown !== null) {
  void import('./gallery/gallery').then(({ Gallery }) => render(<LooksProvider><Gallery shown={shown} /></LooksProvider>, root));
} else if (root) {
  const client = new RoomClient();
  void keepPlaces().then(() => render(<LooksProvider><App client={client} /></LooksProvider>, root));
  void client.start();
}
fetchTypeLater();
