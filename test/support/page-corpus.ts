import { createHash } from 'node:crypto';
import { passagesOfVersion } from '../../knowledge/corpus.ts';
import { syncDocument } from '../../knowledge/corpus-write.ts';
import type { ParsedDocument } from '../../knowledge/parsed-document.ts';
import type { CitationSnapshot, Passage } from '../../knowledge/passage.ts';
import { validityOn } from '../../knowledge/validity.ts';
import { systemClock } from '../../src/base/time.ts';
import type { Store } from '../../src/store/open.ts';

/** A made-up law of five articles, and an earlier version of a measure that a newer one replaced. */
export async function storePageCorpus(store: Store): Promise<{ law: Passage[]; old: Passage[] }> {
  const law = await put(store, '劳动合同示范法', '2008-01-01', null, LAW);
  const old = await put(store, '小微企业贴息办法', '2019-03-01', '2024-06-30', OLD);
  await put(store, '小微企业贴息办法', '2024-07-01', null, NEW);
  return { law, old };
}

/** A citation of a stored passage. */
export function cite(passage: Passage, quote: string, asOf = '2026-11-24'): CitationSnapshot {
  const {
    id: passageId,
    title,
    documentNumber,
    issuer,
    level,
    region,
    article,
    headingPath,
    page,
    text,
  } = passage;
  const { effectiveFrom, effectiveTo, endedBy, note } = passage;
  const validity = validityOn(passage, asOf);
  const known = { title, documentNumber, issuer, level, region, article, headingPath, page, text };
  return { passageId, ...known, quote, validity, effectiveFrom, effectiveTo, endedBy, note, asOf };
}

const LAW = [
  '第八十条　用人单位的规章制度违反法律、法规规定的，由劳动行政部门责令改正，给予警告；给劳动者造成损害的，应当承担赔偿责任。',
  '第八十一条　劳动合同文本未载明必备条款，或者未将文本交付劳动者的，由劳动行政部门责令改正；造成损害的，应当承担赔偿责任。',
  '第八十二条　用人单位自用工之日起超过一个月不满一年未与劳动者订立书面劳动合同的，应当向劳动者每月支付二倍的工资。\n用人单位违反规定不与劳动者订立无固定期限劳动合同的，自应当订立之日起向劳动者每月支付二倍的工资。',
  '第八十三条　违法约定的试用期已经履行的，由用人单位以试用期满月工资为标准，按已经履行的超过法定试用期的期间支付赔偿金。',
  '第八十四条　扣押劳动者居民身份证等证件的，由劳动行政部门责令限期退还，并依照有关法律规定给予处罚。',
];
const OLD = ['第五条　贴息比例为实际支付利息的百分之三十，单户每年不超过十万元。'];
const NEW = ['第五条　贴息比例为实际支付利息的百分之五十，单户每年不超过三十万元。'];

async function put(store: Store, title: string, from: string, to: string | null, articles: string[]) {
  const parsed = documentOf(title, from, to, articles);
  const { versionId } = await syncDocument(store, parsed, { clock: systemClock, actor: 'cli' });
  return passagesOfVersion(store, versionId);
}

function documentOf(title: string, from: string, to: string | null, articles: string[]): ParsedDocument {
  const digest = createHash('sha256')
    .update(title + from)
    .digest('hex');
  return {
    key: `${title}|全国`,
    title,
    issuer: '示范发布机关',
    level: 'law',
    region: '全国',
    topics: ['labor'],
    language: 'zh',
    visibility: 'public',
    version: {
      label: from,
      title,
      documentNumber: `示范令〔${from.slice(0, 4)}〕12号`,
      publishedOn: from,
      effectiveFrom: from,
      effectiveTo: to,
      ended: to ? 'superseded' : null,
      endedBy: to ? `《${title}》（2024年修订）` : null,
      note: null,
      source: `test/${title}/${from}`,
      sourceDigest: digest,
      history: [],
      provenance: {},
      coverage: {},
    },
    passages: articles.map((text) => ({
      kind: 'article' as const,
      article: /^第.+?条/.exec(text)![0],
      articleNumber: articles === LAW ? 80 + articles.indexOf(text) : 5,
      headingPath: ['第七章　法律责任'],
      page: null,
      text,
      searchText: '',
      content: null,
    })),
  };
}
