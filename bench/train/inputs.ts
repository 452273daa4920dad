import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { toChinese } from '../../knowledge/numerals.ts';
import type { Guide } from '../../services/guide.ts';
import type { Language } from '../../src/base/language.ts';

/** One article, or another unit, of a law. */
export interface Unit {
  id: string;
  law: string;
  article: string;
  chapter: string;
  text: string;
  kind: string;
}

/** A question with the units that answer it, and other texts that say the same (an answer, keywords). */
export interface Question {
  /** `dev`, `scenario`, `consultation`, `asked`, `guide` or `enterprise`. */
  set: string;
  id: string;
  question: string;
  relevant: string[];
  answer: string;
  keywords: string;
  /** Texts of our own that answer it: the lead and points of a guide's section, in its language and the other. */
  passages: string[];
}

/** All units with the file they come from: the national texts in force first. */
export function readUnits(data: string): (Unit & { from: string })[] {
  return ['corpus', 'corpus_superseded', 'corpus_local'].flatMap((from) =>
    readLines<Unit>(join(data, 'statutes', `${from}.jsonl`)).map((unit) => ({ ...unit, from })),
  );
}

/** Labelled questions of the data folder and of the starter guides. */
export function readQuestions(data: string, guides: string, units: readonly Unit[]): Question[] {
  const national = new Map(units.map(({ id, law, article }) => [`${law}#${article}`, id]));
  const unitOf = (law: string, article: number | string) =>
    national.get(`${law}#${typeof article === 'number' ? `第${toChinese(article)}条` : article}`);
  return [
    ...readLabelled(join(data, 'statutes/queries.dev.jsonl'), 'dev'),
    ...readLabelled(join(data, 'qa/lawbench-3-2-scenario.jsonl'), 'scenario'),
    ...readLabelled(join(data, 'qa/lawbench-3-8-consultation.jsonl'), 'consultation'),
    ...readAsked(unitOf),
    ...readEnterprise(join(data, 'questions.dev.jsonl'), unitOf),
    ...readGuides(guides, unitOf),
  ];
}

/** Of an article by its number, or as the law writes it (第十条之一). */
type UnitOf = (law: string, article: number | string) => string | undefined;

function readLabelled(path: string, set: string): Question[] {
  return readLines<Question>(path).map(({ id, question, relevant, answer, keywords }) => {
    return { set, id, question, relevant, answer: answer ?? '', keywords: keywords ?? '', passages: [] };
  });
}

const ASKED = join(import.meta.dirname, 'asked');

/**
 * Questions of our own, as lay people would put them, under the article that answers: `law: { article: [question] }`.
 * One that stands under several articles is answered by each of them.
 */
function readAsked(unitOf: UnitOf): Question[] {
  const relevant = new Map<string, string[]>();
  for (const name of readdirSync(ASKED).sort()) {
    const laws = parse(readFileSync(join(ASKED, name), 'utf8')) as Record<string, Record<string, string[]>>;
    for (const [law, articles] of Object.entries(laws))
      for (const [article, questions] of Object.entries(articles))
        for (const question of questions)
          relevant.set(question, [...(relevant.get(question) ?? []), unitOf(law, article) ?? []].flat());
  }
  return [...relevant].map(([question, units], i) => {
    return {
      set: 'asked',
      id: `asked-${i}`,
      question,
      relevant: units,
      answer: '',
      keywords: '',
      passages: [],
    };
  });
}

interface EnterpriseQuestion {
  id: string;
  turns: { text: string }[];
  judge_turn: number;
  citations: { article: number; law_file: string }[];
}

function readEnterprise(path: string, unitOf: UnitOf): Question[] {
  return readLines<EnterpriseQuestion>(path).map(({ id, turns, judge_turn, citations }) => {
    const relevant = citations.flatMap(({ law_file, article }) => unitOf(lawOf(law_file), article) ?? []);
    const question = turns[judge_turn]?.text ?? '';
    return { set: 'enterprise', id, question, relevant, answer: '', keywords: '', passages: [] };
  });
}

/** `民法典/合同编.md` → 民法典, `民法商法/公司法(2023-12-29).md` → 公司法. */
function lawOf(file: string): string {
  const [folder = '', name = ''] = file.split('/');
  return folder === '民法典' ? folder : name.replace(/(\([\d-]+\))?\.md$/, '');
}

function readGuides(folder: string, unitOf: UnitOf): Question[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return files.sort().flatMap((name) => {
    const guide = parse(readFileSync(join(folder, name), 'utf8')) as Guide;
    return guide.sections.flatMap((section) => {
      const relevant = [
        ...new Set(section.sources.flatMap(({ law, article }) => unitOf(law, article) ?? [])),
      ];
      const passageIn = (language: Language) =>
        [guide.title, section.heading, section.lead]
          .map((words) => words[language])
          .concat(section.points?.[language] ?? [])
          .join('\n');
      return (['zh', 'en'] as const).flatMap((language) =>
        section.questions[language].map((question, i): Question => {
          const id = `${guide.id}/${section.id}/${language}/${i}`;
          const passages = [passageIn(language), passageIn(language === 'zh' ? 'en' : 'zh')];
          return { set: 'guide', id, question, relevant, answer: '', keywords: '', passages };
        }),
      );
    });
  });
}

function readLines<T>(path: string): T[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}
