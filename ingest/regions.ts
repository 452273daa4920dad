import { createRequire } from 'node:module';
import { z } from 'zod';
import { vocabulary } from './vocabulary.ts';

export const NATIONAL = '全国';

/** A place for which a text holds, with its code of GB/T 2260; to the city where one is named. */
export interface Region {
  /** Short name of the province, or 全国. */
  name: string;
  code: string | null;
  city: string | null;
}

interface City {
  name: string;
  code: string;
  province: string;
}

/** Codes and names of GB/T 2260: `86` holds the provinces, each province its cities. */
const codes = z
  .record(z.string(), z.record(z.string(), z.string()))
  .parse(createRequire(import.meta.url)('china-area-data/data.json'));
const provinceCodes = new Map(
  Object.keys(vocabulary.regions).map((name) => [
    name,
    Object.entries(codes['86'] ?? {}).find(([, full]) => full.startsWith(name))?.[0] ?? null,
  ]),
);
const cities: City[] = [...provinceCodes].flatMap(([province, code]) =>
  Object.entries(code ? (codes[code] ?? {}) : {}).flatMap(([cityCode, name]) =>
    /^(市辖区|县|省直辖|自治区直辖)/.test(name) ? [] : [{ name, code: cityCode, province }],
  ),
);

export const NATIONWIDE: Region = { name: NATIONAL, code: null, city: null };

/**
 * The place that a title, issuer or number rules for. A place rules where it stands before "关于" (or anywhere,
 * without it): behind it, it is only spoken of, as in 国务院关于河北雄安新区总体规划的批复. Laws of the whole
 * country name places too (香港…基本法).
 */
export function regionIn(text: string): { region: Region; words: string } | null {
  const [ruling = ''] = text.split('关于');
  if (ruling.startsWith('中华人民共和国')) return null;
  const city = cities.find(({ name }) => ruling.includes(name));
  if (city) return { region: { name: city.province, code: city.code, city: city.name }, words: city.name };
  for (const [province, names] of Object.entries(vocabulary.regions)) {
    const words = names.find((name) => ruling.includes(name));
    if (words) return { region: { ...cityNamed(province, words) }, words };
  }
  return null;
}

/** The region of a manifest's words: a province by any of its names, or a city. */
export function regionNamed(words: string): Region {
  if (words === NATIONAL) return NATIONWIDE;
  return regionIn(words)?.region ?? { name: words, code: null, city: null };
}

/** Short names of cities stand in the vocabulary under their province: 深圳 is 深圳市 of 广东. */
function cityNamed(province: string, words: string): Region {
  const city = cities.find((one) => one.province === province && one.name === `${words}市`);
  if (city) return { name: province, code: city.code, city: city.name };
  return { name: province, code: provinceCodes.get(province) ?? null, city: null };
}
