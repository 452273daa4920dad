import { describe, expect, it } from 'vitest';
import { COLOURS, type Colour } from '../../web/shared/theme.ts';

/** Text on ground, as the style sheets pair them. */
const PAIRS: [Colour, Colour][] = [
  ['ink', 'paper'],
  ['ink', 'surface'],
  ['ink', 'sunken'],
  ['ink', 'brandSoft'],
  ['ink', 'alarmSoft'],
  ['ink', 'highlight'],
  ['muted', 'paper'],
  ['muted', 'surface'],
  ['muted', 'sunken'],
  ['brand', 'paper'],
  ['brand', 'surface'],
  ['brandInk', 'brandSoft'],
  ['onBrand', 'brand'],
  ['alarm', 'paper'],
  ['alarm', 'surface'],
  ['alarm', 'alarmSoft'],
  ['warn', 'paper'],
  ['warn', 'surface'],
  ['warn', 'warnSoft'],
];

describe.each(['light', 'dark'] as const)('the %s colours', (appearance) => {
  it.each(PAIRS)('make %s on %s readable (WCAG AA, 4.5:1)', (text, ground) => {
    const colours = COLOURS[appearance];
    expect(contrast(colours[text], colours[ground])).toBeGreaterThanOrEqual(4.5);
  });
});

/** Contrast ratio of WCAG 2.2, section 1.4.3. */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
