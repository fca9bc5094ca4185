/** @jsxImportSource preact */
import { render } from 'preact';
import { OpenApp } from './app';
import { applyStoredLooks, LooksProvider } from './looks';
import './open.css';

applyStoredLooks();
const root = document.getElementById('open');
if (root) render(<LooksProvider><OpenApp /></LooksProvider>, root);
// The page shows at once in the machine's own Chinese type; where it has none, the web font follows.
void import('../light/fonts').catch(() => undefined);
