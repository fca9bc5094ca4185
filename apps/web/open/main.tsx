/** @jsxImportSource preact */
import { render } from 'preact';
import { fetchTypeLater, keepPlaces } from '../light/wide-type';
import { OpenApp } from './app';
import { applyKept, LooksProvider } from './looks';
import './open.css';

applyKept();
const root = document.getElementById('open');
if (root) void keepPlaces().then(() => render(<LooksProvider><OpenApp /></LooksProvider>, root));
fetchTypeLater();
