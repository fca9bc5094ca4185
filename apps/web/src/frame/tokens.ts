/** The three looks. `contrast` is for weak eyes and bad beamers; it is chosen by switch or by the system's wish. */
export type Theme = 'light' | 'dark' | 'contrast';

/** Every colour of the product; nothing is coloured by hand. */
export interface Tokens {
  readonly surface: string;
  readonly page: string;
  readonly line: string;
  readonly ink: string;
  readonly ink2: string;
  readonly accent: string;
  readonly onAccent: string;
  /** The six states, which always come with an icon, a fill and a word (see StateTag). */
  readonly absent: string;
  readonly checkedIn: string;
  readonly answering: string;
  readonly attention: string;
  readonly broken: string;
  readonly handedIn: string;
}

export const TOKENS: Readonly<Record<Theme, Tokens>> = {
  light: {
    surface: '#FFFFFF', page: '#F7F8FA', line: '#DDE2E8', ink: '#1B2430', ink2: '#4A5666', accent: '#1D5FBF', onAccent: '#FFFFFF',
    absent: '#66717F', checkedIn: '#2B6CB0', answering: '#14734A', attention: '#A34A06', broken: '#B91C1C', handedIn: '#5B4BB7',
  },
  dark: {
    surface: '#1B222B', page: '#12171E', line: '#2C3540', ink: '#E8ECF1', ink2: '#A9B4C2', accent: '#7FB2FF', onAccent: '#12171E',
    absent: '#8A95A3', checkedIn: '#6FB1FF', answering: '#4FD18B', attention: '#FFB454', broken: '#FF7B72', handedIn: '#B9A7FF',
  },
  contrast: {
    surface: '#FFFFFF', page: '#FFFFFF', line: '#000000', ink: '#000000', ink2: '#1F1F1F', accent: '#00318A', onAccent: '#FFFFFF',
    absent: '#3B3B3B', checkedIn: '#003E80', answering: '#004D2B', attention: '#6B2C00', broken: '#8A0000', handedIn: '#3A2A8C',
  },
};

/** The tokens as CSS custom properties (`--k-ink-2`), for style sheets. */
export const cssVariables = (theme: Theme): readonly (readonly [string, string])[] =>
  Object.entries(TOKENS[theme]).map(([name, value]) => [
    `--k-${name.replace(/([A-Z0-9])/g, (c) => `-${c.toLowerCase()}`)}`,
    value as string,
  ]);
