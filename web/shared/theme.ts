/** Light or dark. */
export type Appearance = 'light' | 'dark';

/** The colours of all screens. `test/web/shared/theme.test.ts` holds the pairs to WCAG AA. */
export const COLOURS = {
  light: {
    paper: '#f6f5f1',
    surface: '#ffffff',
    sunken: '#eeece5',
    line: '#dedbd1',
    ink: '#1c2422',
    muted: '#5a6662',
    brand: '#0b6b5b',
    onBrand: '#ffffff',
    brandSoft: '#e1efea',
    brandInk: '#07493e',
    alarm: '#a8321b',
    alarmSoft: '#fbeae4',
    warn: '#7d5200',
    warnSoft: '#faf0d9',
    highlight: '#ffedb0',
  },
  dark: {
    paper: '#101514',
    surface: '#181f1d',
    sunken: '#202826',
    line: '#313b38',
    ink: '#e6ebe9',
    muted: '#9daaa5',
    brand: '#5cc7b0',
    onBrand: '#06231d',
    brandSoft: '#17332d',
    brandInk: '#a8e4d6',
    alarm: '#f49a82',
    alarmSoft: '#3a1d16',
    warn: '#e8c06a',
    warnSoft: '#33290f',
    highlight: '#5a4910',
  },
} as const satisfies Record<Appearance, Record<string, string>>;

export type Colour = keyof (typeof COLOURS)['light'];

export const FONTS = {
  text: '-apple-system, "Segoe UI", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", Roboto, "Helvetica Neue", Arial, sans-serif',
  /** For the words of the law. */
  statute: '"Songti SC", "Source Han Serif SC", "Noto Serif SC", "Noto Serif CJK SC", SimSun, Georgia, serif',
} as const;

/** The colours and fonts as CSS variables. */
export function themeCss(appearance: Appearance): string {
  const colours = Object.entries(COLOURS[appearance]).map(([name, value]) => `--${name}: ${value};`);
  const fonts = Object.entries(FONTS).map(([name, value]) => `--font-${name}: ${value};`);
  return `:root { color-scheme: ${appearance}; ${[...colours, ...fonts].join(' ')} }`;
}
