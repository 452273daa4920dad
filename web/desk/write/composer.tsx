import { Button, Segmented } from 'antd';
import { type Ref, useImperativeHandle, useRef, useState } from 'react';
import type { CaseDetail, Message, Note } from '../../../desk/api-case.ts';
import type { CitationSnapshot } from '../../../knowledge/passage.ts';
import { Icon } from '../../shared/icon.tsx';
import { useWords } from '../words.ts';
import { Collision } from './collision.tsx';
import { DraftCard } from './draft-card.tsx';
import { FileChips } from './file-chips.tsx';
import { Standby } from './standby.tsx';
import { useAttachments } from './use-attachments.ts';
import { useDraft } from './use-draft.ts';
import { type Mode, useSending } from './use-sending.ts';
import { WritingBox } from './writing-box.tsx';

export interface ComposerHandle {
  write(mode: Mode): void;
  draft(): void;
  /** Puts words where the cursor is. */
  insert(text: string): void;
}

interface Props {
  ref: Ref<ComposerHandle>;
  detail: CaseDetail;
  onSaid(message: Message): void;
  onNoted(note: Note): void;
  onOpen(citation: CitationSnapshot): void;
}

/** Where one writes to the enterprise, or a note to colleagues. What is written outlives a reload. */
export function Composer({ ref, detail, onSaid, onNoted, onOpen }: Props) {
  const say = useWords();
  const { id } = detail.case;
  const can = { reply: detail.may.includes('reply'), note: detail.may.includes('note') };
  const area = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const files = useAttachments(id);
  const draft = useDraft(id);
  const sending = useSending({ id, can, files, draft, onSaid, onNoted });
  const { mode, setMode, text, setText } = sending;
  const [dragging, setDragging] = useState(false);
  const focus = () => requestAnimationFrame(() => area.current?.focus());

  useImperativeHandle(ref, () => ({
    write: (next) => {
      if (can[next]) setMode(next);
      focus();
    },
    draft: () => void (can.reply && draft.make()),
    insert: (words) => {
      if (can.reply) setMode('reply');
      setText(inserted(text, words, area.current));
      focus();
    },
  }));

  if (!can.reply && !can.note) return <Standby detail={detail} />;
  const attachable = mode === 'reply' && detail.may.includes('attach');
  return (
    <section
      className="writer"
      data-mode={mode}
      data-dragging={(dragging && attachable) || undefined}
      aria-label={say(mode === 'reply' ? 'replyLabel' : 'noteLabel')}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setDragging(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setDragging(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setDragging(false);
        if (attachable) files.add([...event.dataTransfer.files]);
      }}
    >
      {!can.reply && <Standby detail={detail} />}
      <Collision detail={detail} />
      {draft.shown && (
        <DraftCard
          draft={draft.shown}
          onOpen={onOpen}
          onDrop={draft.drop}
          onUse={(words) => {
            draft.use();
            setMode('reply');
            setText(words);
            focus();
          }}
        />
      )}
      <WritingBox
        area={area}
        caseId={id}
        mode={mode}
        language={detail.case.language}
        value={text}
        onValue={setText}
        onSend={sending.send}
        onFiles={attachable ? files.add : undefined}
      />
      <FileChips files={files} />
      {sending.problem && (
        <p className="writer-problem" role="alert">
          {say('notSentReply', { problem: sending.problem })}
        </p>
      )}
      <footer className="writer-foot">
        {can.reply && can.note && (
          <Segmented
            size="small"
            value={mode}
            options={[
              { value: 'reply', label: say('replyMode') },
              { value: 'note', label: say('noteMode') },
            ]}
            onChange={(next) => {
              setMode(next as Mode);
              focus();
            }}
          />
        )}
        {attachable && (
          <Button
            type="text"
            size="small"
            icon={<Icon name="attach" />}
            aria-label={say('attach')}
            title={`${say('attach')} · ${say('attachHint')}`}
            onClick={() => picker.current?.click()}
          />
        )}
        {mode === 'reply' && detail.may.includes('draft') && !draft.shown && (
          <Button
            type="text"
            size="small"
            icon={<Icon name="draft" />}
            loading={draft.busy}
            onClick={draft.make}
          >
            <span className="writer-word">{say(draft.busy ? 'draftMaking' : 'draftMake')}</span>
          </Button>
        )}
        {draft.used && mode === 'reply' && (
          <button
            type="button"
            className="tag plain-button"
            title={say('draftForget')}
            onClick={draft.forget}
          >
            {say('draftUsed')} <Icon name="close" size={12} />
          </button>
        )}
        <Button
          type="primary"
          className="writer-send"
          loading={sending.busy}
          disabled={!sending.sendable}
          title={say('sendKeys')}
          onClick={sending.send}
        >
          {say(mode === 'reply' ? 'sendReply' : 'sendNote')}
        </Button>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          accept="image/*,.pdf,.docx"
          onChange={({ target }) => {
            files.add([...(target.files ?? [])]);
            target.value = '';
          }}
        />
      </footer>
    </section>
  );
}

function inserted(text: string, words: string, area: HTMLTextAreaElement | null): string {
  const from = area?.selectionStart ?? text.length;
  const to = area?.selectionEnd ?? text.length;
  const gap = from > 0 && !/\s$/.test(text.slice(0, from)) ? '\n' : '';
  return text.slice(0, from) + gap + words + text.slice(to);
}
