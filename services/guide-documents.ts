import { createHash } from 'node:crypto';
import type { ParsedDocument, ParsedPassage } from '../knowledge/parsed-document.ts';
import type { Language } from '../src/base/language.ts';
import type { Guide, GuideSection, GuideSource } from './guide.ts';
import type { GuideContent, GuideRest } from './guide-content.ts';
import type { Guides } from './guides.ts';

/** Each guide as one document per language, each section as one passage. */
export function guideDocuments({ guides, sources }: Guides): ParsedDocument[] {
  return guides.flatMap((guide) => [
    guideDocument(guide, sources, 'zh'),
    guideDocument(guide, sources, 'en'),
  ]);
}

function guideDocument(guide: Guide, sources: Map<string, GuideSource>, language: Language): ParsedDocument {
  const passages = guide.sections.map((section) => passage(guide, section, sources, language));
  return {
    key: `guide:${guide.id}:${language}`,
    title: guide.title[language],
    issuer: null,
    level: 'guide',
    region: '全国',
    topics: [guide.topic],
    language,
    visibility: 'public',
    version: {
      label: 'guide',
      title: guide.title[language],
      documentNumber: null,
      publishedOn: null,
      effectiveFrom: null,
      effectiveTo: null,
      ended: null,
      endedBy: null,
      note: null,
      source: `guide:${guide.id}:${language}`,
      sourceDigest: createHash('sha256').update(JSON.stringify(guide)).digest('hex'),
      history: [],
      provenance: { title: 'guide' },
      coverage: { sections: guide.sections.length },
    },
    passages,
  };
}

function passage(
  guide: Guide,
  section: GuideSection,
  sources: Map<string, GuideSource>,
  language: Language,
): ParsedPassage {
  const content = sectionContent(guide, section, sources, language);
  return {
    kind: 'guide',
    article: null,
    articleNumber: null,
    headingPath: [section.heading[language]],
    page: null,
    text: [content.lead, ...content.points].join('\n'),
    searchText: content.questions.join('\n'),
    content,
  };
}

function sectionContent(
  guide: Guide,
  section: GuideSection,
  sources: Map<string, GuideSource>,
  language: Language,
): GuideContent {
  return {
    guide: guide.id,
    section: section.id,
    heading: section.heading[language],
    lead: section.lead[language],
    points: section.points?.[language] ?? [],
    steps: section.steps?.[language] ?? guide.steps[language],
    questions: section.questions[language],
    channels: guide.channels.map(({ name, phone, url, note }) => ({
      name: name[language],
      phone: phone ?? null,
      url: url ?? null,
      note: note?.[language] ?? null,
    })),
    rests: section.sources.map(({ law, article, quote }) => restOn(sources.get(law)!, article, quote)),
    unconfirmed: section.unconfirmed ?? false,
    asOf: guide.asOf,
  };
}

/** An article of a law, with the words that carry what rests on it. */
export function restOn(source: GuideSource, article: number, quote: string): GuideRest {
  const { title, english, documentNumber, issuer, level, effectiveFrom } = source;
  return {
    title,
    english,
    documentNumber: documentNumber ?? null,
    issuer,
    level,
    effectiveFrom,
    article,
    quote,
  };
}
