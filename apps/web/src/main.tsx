import './frame/no-eval';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@fontsource/noto-sans-sc/400.css';
import '@fontsource/noto-sans-sc/700.css';
import './frame/frame.css';
import { KaowuApp } from './frame/app';
import { keepScrollRegionsReachable } from './frame/scroll-regions';
import { startWords } from './frame/words';

startWords();
keepScrollRegionsReachable();
const root = document.getElementById('root');
if (root) createRoot(root).render(<StrictMode><KaowuApp /></StrictMode>);
