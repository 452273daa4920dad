/** A document, and perhaps an article of it, that a question names outright. */
export interface Reference {
  /** Title as asked, without 《》 and without 中华人民共和国. */
  title: string | null;
  documentNumber: string | null;
  article: number | null;
}
