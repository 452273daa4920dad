/** What a model wrote for search. */
export interface QuestionsTables {
  passage_questions: PassageQuestionsTable;
}

/** Questions that a passage answers, one a line; empty: the model found none. Never shown to anybody. */
interface PassageQuestionsTable {
  passage_id: number;
  questions: string;
  model: string;
  at: string;
}
