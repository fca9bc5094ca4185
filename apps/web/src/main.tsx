import './frame/no-eval';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './frame/frame.css';
import { KaowuApp } from './frame/app';
import { keepScrollRegionsReachable } from './frame/scroll-regions';
import { fetchSoon } from './frame/soon';
import { startWords } from './frame/words';

startWords();
keepScrollRegionsReachable();
const root = document.getElementById('root');
if (root) createRoot(root).render(<StrictMode><KaowuApp /></StrictMode>);
// The list of the web font's slices is long: the page is drawn in the machine's own type first.
void import('../light/fonts').catch(() => undefined);
fetchSoon();
