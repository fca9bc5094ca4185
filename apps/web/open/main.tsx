/** @jsxImportSource preact */
import { render } from 'preact';
import { OpenApp } from './app';
import { applyStoredLooks, LooksProvider } from './looks';
import './open.css';

applyStoredLooks();
const root = document.getElementById('open');
if (root) render(<LooksProvider><OpenApp /></LooksProvider>, root);
// The page shows at once in the machine's own Chinese type; where it has none, the web font follows, and what the page
// asks of the server does not wait behind it.
const REST_MS = 1_000;
addEventListener('load', () => setTimeout(() => void import('../light/fonts').catch(() => undefined), REST_MS));
