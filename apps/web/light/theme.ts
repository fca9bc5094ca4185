import { cssVariables, type Theme } from '../src/frame/tokens';

const WISHES = ['(prefers-contrast: more)', '(prefers-color-scheme: dark)'] as const;

/** The look that the system asks for. */
export const systemTheme = (): Theme => {
  const [contrast, dark] = WISHES.map((wish) => matchMedia(wish).matches);
  return contrast ? 'contrast' : dark ? 'dark' : 'light';
};

/** Hears when the system's wish changes, until the returned function is called. */
export function onSystemTheme(listener: () => void): () => void {
  const lists = WISHES.map((wish) => matchMedia(wish));
  lists.forEach((list) => list.addEventListener('change', listener));
  return () => lists.forEach((list) => list.removeEventListener('change', listener));
}

/** Puts the tokens of a look on the page. */
export function paint(theme: Theme): void {
  const root = document.documentElement;
  for (const [name, value] of cssVariables(theme)) root.style.setProperty(name, value);
  root.dataset['theme'] = theme;
  root.style.colorScheme = theme === 'dark' ? 'dark' : 'light';
}
