import type {
  BindableList,
  StandardBody,
  StandardDetail,
} from '../../../../services/standard-answers/api.ts';

/** An article in the form: one of the present revision by its place there, or one found now. */
export interface BoundArticle {
  kept: number | null;
  passageId: number | null;
  title: string;
  article: string | null;
  text: string;
  quote: string;
}

/** A standard answer as its form shows it: questions as lines. */
export interface StandardForm {
  questions: { zh: string; en: string };
  text: { zh: string; en: string };
  bindings: BoundArticle[];
  reviewBy: string;
}

export const EMPTY_FORM: StandardForm = {
  questions: { zh: '', en: '' },
  text: { zh: '', en: '' },
  bindings: [],
  reviewBy: '',
};

/** The form of what is the latest: the draft, else what is live. */
export function formOf({ draft, live, history }: StandardDetail): StandardForm {
  const content = (draft ?? live ?? history[0])?.content;
  if (!content) return EMPTY_FORM;
  const { questions, text, bindings, reviewBy } = content;
  return {
    questions: { zh: questions.zh.join('\n'), en: questions.en.join('\n') },
    text,
    bindings: bindings.map(({ title, article, text, quote }, kept) => ({
      kept,
      passageId: null,
      title,
      article,
      text,
      quote,
    })),
    reviewBy,
  };
}

/** An article found, with its first sentences as the deciding words until somebody chooses others. */
export function boundOf(found: BindableList['articles'][number]): BoundArticle {
  const { passageId, title, article, text } = found;
  return { kept: null, passageId, title, article, text, quote: '' };
}

/** Whether the deciding words, when given, stand in the article. */
export function quoteStands({ text, quote }: BoundArticle): boolean {
  return quote.trim() === '' || text.includes(quote.trim());
}

/** What is sent. */
export function bodyOf({ questions, text, bindings, reviewBy }: StandardForm): StandardBody {
  const added = bindings.flatMap(({ passageId, quote }) =>
    passageId === null ? [] : { passageId, ...(quote.trim() && { quote: quote.trim() }) },
  );
  return {
    questions: { zh: linesOf(questions.zh), en: linesOf(questions.en) },
    text: { zh: text.zh.trim(), en: text.en.trim() },
    bindings: added,
    keep: bindings.flatMap(({ kept }) => kept ?? []),
    ...(reviewBy && { reviewBy }),
  };
}

function linesOf(text: string): string[] {
  return text.split('\n').flatMap((line) => line.trim() || []);
}
