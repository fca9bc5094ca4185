/** @jsxImportSource preact */
import { render } from 'preact';
import { App } from './app';
import { LooksProvider } from './looks';
import { RoomClient } from './room-client';
import './room.css';

const client = new RoomClient();
const root = document.getElementById('room');
if (root) render(<LooksProvider><App client={client} /></LooksProvider>, root);
void client.start();
// The page shows at once in the machine's own Chinese type; where it has none, the web font follows.
void import('./fonts').catch(() => undefined);
