import { existsSync } from 'node:fs';
import { attachmentPath } from '../../desk/attachment-rows.ts';
import type { Store } from '../store/open.ts';
import type { Piece } from './archive.ts';
import { type PersonRows, rowsOf } from './person-rows.ts';

/** Who said something, as people read it; what a machine made says so (GB 45438-2025). */
const SPEAKERS: Record<string, string> = {
  enterprise: '您 / You',
  bot: '助手（人工智能生成） / Assistant (AI-generated)',
  adviser: '顾问 / Adviser',
  centre: '中心 / Centre',
};

/**
 * A person's copy of what is held about them in some conversations (PIPL art. 45): `data.json` with every field,
 * `readable.md` for people, and the files that were sent.
 */
export async function exportPieces(store: Store, dataDir: string, ids: readonly string[]): Promise<Piece[]> {
  const pieces: Piece[] = [];
  const held: PersonRows[] = [];
  for (const id of ids) held.push(await rowsOf(store, id));
  pieces.push({
    name: 'data.json',
    from: Buffer.from(JSON.stringify({ conversations: held.map(opened) }, null, 1)),
  });
  pieces.push({ name: 'readable.md', from: Buffer.from(held.map(readable).join('\n---\n\n')) });
  for (const { attachments } of held)
    for (const { id, digest, name } of attachments) {
      const from = attachmentPath(dataDir, digest);
      if (existsSync(from)) pieces.push({ name: `files/${id}-${name}`, from });
    }
  return pieces;
}

/** JSON columns as JSON. */
function opened(rows: PersonRows): unknown {
  return JSON.parse(JSON.stringify(rows), (_, value: unknown) => {
    if (typeof value !== 'string' || !/^[{[]/.test(value)) return value;
    try {
      return JSON.parse(value) as unknown;
    } catch {
      return value;
    }
  });
}

function readable({ conversation, messages, cases, notes, attachments }: PersonRows): string {
  const lines = [
    `# 会话 / Conversation ${conversation.id}`,
    '',
    `${conversation.channel} · ${conversation.created_at}`,
    '',
  ];
  for (const { role, text, at } of messages)
    if (text !== '') lines.push(`**${SPEAKERS[role] ?? role}** · ${at}`, '', text, '');
  for (const { id, reference, status, contact, brief, summary } of cases) {
    const { question } = JSON.parse(brief) as { question: string };
    lines.push(`## 工单 / Case ${reference}`, '', `${status}`, '', question, '');
    for (const [name, value] of Object.entries(JSON.parse(contact ?? '{}') as Record<string, string>))
      if (value) lines.push(`- ${name}: ${value}`);
    if (summary) lines.push('', summary);
    for (const note of notes.filter(({ case_id }) => case_id === id)) lines.push('', `> ${note.text}`);
    lines.push('');
  }
  for (const { name, type, size } of attachments) lines.push(`- 文件 / File: ${name} (${type}, ${size} B)`);
  return `${lines.join('\n')}\n`;
}
