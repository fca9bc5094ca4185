/** @jsxImportSource preact */
import { render } from 'preact';
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
  render(<LooksProvider><App client={client} /></LooksProvider>, root);
  void client.start();
}
// The page shows at once in the machine's own Chinese type; where it has none, the web font follows.
void import('../light/fonts').catch(() => undefined);
