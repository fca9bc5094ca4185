import { createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { ConfigProvider, theme as antTheme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import type { ThemeConfig } from 'antd';
import { onSystemTheme, paint, systemTheme } from '../../light/theme';
import { Notices } from './notices';
import { TOKENS, type Theme } from './tokens';
import { useLanguage } from './words';

/** What the person chose; `system` follows prefers-color-scheme and prefers-contrast. */
export type ThemeChoice = Theme | 'system';

const STORED = 'kaowu.theme';
const CHOICES: readonly ThemeChoice[] = ['system', 'light', 'dark', 'contrast'];

interface ThemeState {
  readonly choice: ThemeChoice;
  readonly theme: Theme;
  readonly choose: (choice: ThemeChoice) => void;
}

const ThemeContext = createContext<ThemeState>({ choice: 'system', theme: 'light', choose: () => undefined });

/** The look in force and the switch. */
export const useTheme = (): ThemeState => useContext(ThemeContext);

const storedChoice = (): ThemeChoice => CHOICES.find((c) => c === localStorage.getItem(STORED)) ?? 'system';

function useSystemTheme(): Theme {
  const [wish, setWish] = useState(systemTheme);
  useEffect(() => onSystemTheme(() => setWish(systemTheme())), []);
  return wish;
}

const STILL = matchMedia('(prefers-reduced-motion: reduce)');

/** Whether the reader asks that nothing moves. */
const useStill = (): boolean => useSyncExternalStore((told) => {
  STILL.addEventListener('change', told);
  return () => STILL.removeEventListener('change', told);
}, () => STILL.matches);

/** The tokens as antd reads them. */
function antThemeOf(theme: Theme, still: boolean): ThemeConfig {
  const t = TOKENS[theme];
  return {
    algorithm: theme === 'dark' ? antTheme.darkAlgorithm : antTheme.defaultAlgorithm,
    token: {
      colorPrimary: t.accent, colorLink: t.accent, colorInfo: t.checkedIn, colorSuccess: t.answering,
      colorWarning: t.attention, colorError: t.broken, colorText: t.ink, colorTextSecondary: t.ink2,
      colorTextTertiary: t.ink2, colorTextDescription: t.ink2, colorTextPlaceholder: t.ink2,
      colorBgContainer: t.surface, colorBgElevated: t.surface, colorBgLayout: t.page,
      colorBorder: theme === 'contrast' ? t.line : t.absent, colorBorderSecondary: t.line, colorSplit: t.line,
      colorTextLightSolid: t.onAccent, borderRadius: 6, fontSize: 14, lineHeight: 1.6, wireframe: false, motion: !still,
      fontFamily: "'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif",
    },
    components: {
      Collapse: { colorBorder: t.line },
      Menu: { itemBg: t.surface, itemSelectedColor: t.accent, groupTitleColor: t.ink2 },
      Table: { headerColor: t.ink2, headerBg: t.page, colorTextDisabled: t.ink2 },
    },
  };
}

/** Puts the tokens on the page and into antd, with antd's own texts in the present language. */
export function ThemeProvider({ children }: { children: ReactNode }): ReactNode {
  const [choice, setChoice] = useState(storedChoice);
  const system = useSystemTheme();
  const { language } = useLanguage();
  const theme = choice === 'system' ? system : choice;
  useEffect(() => paint(theme), [theme]);
  const state = useMemo<ThemeState>(() => {
    const choose = (next: ThemeChoice): void => {
      localStorage.setItem(STORED, next);
      setChoice(next);
    };
    return { choice, theme, choose };
  }, [choice, theme]);
  const still = useStill();
  const antd = useMemo(() => antThemeOf(theme, still), [theme, still]);
  return (
    <ThemeContext value={state}>
      <ConfigProvider theme={antd} locale={language === 'zh' ? zhCN : enUS} button={{ autoInsertSpace: false }}>
        {children}
        <Notices />
      </ConfigProvider>
    </ThemeContext>
  );
}
