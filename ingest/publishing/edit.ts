import { articlesIn } from '../../knowledge/article-ref.ts';
import { fault } from '../../src/base/faults.ts';
import { type Origin, readDocument } from '../document.ts';
import { readText } from '../parsers/text.ts';
import type { DraftEdit } from './api-acts.ts';
import { contentOf, type DraftContent } from './content.ts';
import { confirmFields, fieldValue, keepSetFields, setField, shownValue } from './edit-fields.ts';
import {
  changePassage,
  markTable,
  mergePassages,
  passageAt,
  removePassage,
  splitPassage,
} from './edit-passages.ts';
import type { RevisionNote } from './rows.ts';

export interface Edited {
  content: DraftContent;
  note: RevisionNote;
}

/** How much of a passage a revision shows. */
const SHOWN = 4_000;

/** A content after one edit, and what the edit is told as. Pure. Throws `body_invalid` for what does not fit. */
export function applyEdit(content: DraftContent, edit: DraftEdit): Edited {
  switch (edit.kind) {
    case 'field':
      return ofField(content, setField(content, edit.field, edit.value), edit.field);
    case 'confirm':
      return {
        content: confirmFields(content, edit.fields),
        note: { kind: 'confirm', after: edit.fields.join(', ') },
      };
    case 'split':
      return ofPassages(content, splitPassage(content, edit), edit, [1, 2]);
    case 'merge':
      return ofPassages(content, mergePassages(content, edit), edit, [2, 1]);
    case 'passage':
      return ofPassages(content, changePassage(content, edit), edit, [1, 1]);
    case 'table':
      return ofPassages(content, markTable(content, edit), edit, [1, 1]);
    case 'remove':
      return ofPassages(content, removePassage(content, edit), edit, [1, 0]);
    case 'relation':
      return 'add' in edit ? addRelation(content, edit.add) : removeRelation(content, edit.remove);
    case 'visibility': {
      const { visibility } = content.parsed;
      return {
        content: { ...content, parsed: { ...content.parsed, visibility: edit.visibility } },
        note: { kind: 'visibility', before: visibility, after: edit.visibility },
      };
    }
    case 'text':
      throw fault('internal');
  }
}

/** A text typed or pasted in the place of what was read; what a person set before stays. */
export function withText(content: DraftContent | null, text: string, origin: Origin): Edited {
  const reading = readText(Buffer.from(text));
  const read = contentOf(readDocument(reading, origin));
  if (read.parsed.passages.length === 0) throw fault('file_empty');
  const kept = content ? { ...keepSetFields(content, read), added: content.added } : read;
  return { content: kept, note: { kind: 'text', after: text.slice(0, SHOWN) } };
}

function ofField(before: DraftContent, content: DraftContent, field: string): Edited {
  const [was, is] = [shownValue(fieldValue(before, field)), shownValue(fieldValue(content, field))];
  return { content, note: { kind: 'field', what: { field }, before: was, after: is } };
}

function ofPassages(
  before: DraftContent,
  content: DraftContent,
  { kind, passage }: { kind: string; passage: number },
  [was, is]: [number, number],
): Edited {
  const words = (of: DraftContent, count: number) =>
    Array.from({ length: count }, (_, i) => {
      const { article, text } = passageAt(of, passage + i);
      return [article, text].filter(Boolean).join(' ');
    })
      .join('\n---\n')
      .slice(0, SHOWN);
  return {
    content,
    note: { kind, what: { passage }, before: words(before, was), after: words(content, is) },
  };
}

type NewRelation = Extract<DraftEdit, { add: unknown }>['add'];

function addRelation(content: DraftContent, add: NewRelation): Edited {
  const { kind, documentId, articles = null, on = null, until = null } = add;
  const named = articles === null || articles.trim() === '' ? null : articlesIn(articles);
  if (named?.length === 0) throw fault('body_invalid', { problem: `articles: ${articles}` });
  if (kind === 'extends' && !until) throw fault('body_invalid', { problem: 'until: needed' });
  const added = [...content.added, { kind, documentId, articles: named, on, until }];
  return { content: { ...content, added }, note: { kind: 'relation', after: `+ ${kind} ${documentId}` } };
}

/** Relations that were read come first in the count, those that were added after them. */
function removeRelation(content: DraftContent, index: number): Edited {
  const read = content.parsed.version.relations ?? [];
  const gone = read[index] ?? content.added[index - read.length];
  if (!gone) throw fault('body_invalid', { problem: `relation: ${index}` });
  const relations = read.filter((_, i) => i !== index);
  const added = content.added.filter((_, i) => i !== index - read.length);
  const parsed = { ...content.parsed, version: { ...content.parsed.version, relations } };
  const name = 'title' in gone ? (gone.title ?? gone.number ?? '') : String(gone.documentId);
  return {
    content: { ...content, parsed, added },
    note: { kind: 'relation', before: `${gone.kind} ${name}`, after: null },
  };
}
