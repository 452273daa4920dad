import { App } from 'antd';
import { useRef, useState } from 'react';
import type { Attachment } from '../../../desk/api-case.ts';
import { call } from '../../shared/api.ts';
import { wordsOf } from '../../shared/use-doing.ts';
import { useWords } from '../words.ts';

/** Largest file, as the server takes it. */
const LIMIT_BYTES = 20 * 1024 * 1024;
const TAKEN = /^image\/(png|jpe?g|gif|webp)$|^application\/pdf$|wordprocessingml\.document$/;

export interface AttachedFile {
  key: string;
  name: string;
  size: number;
  /** Null while it is on its way. */
  stored: Attachment | null;
}

export type AttachedFiles = ReturnType<typeof useAttachments>;

/** Files that go out with the next reply; each is sent to the server at once, by itself. */
export function useAttachments(caseId: string) {
  const say = useWords();
  const { message } = App.useApp();
  const [files, setFiles] = useState<AttachedFile[]>([]);
  const number = useRef(0);
  const upload = async (file: File) => {
    const key = String(number.current++);
    setFiles((now) => [...now, { key, name: file.name, size: file.size, stored: null }]);
    try {
      const path = `/api/desk/cases/${caseId}/attachments?name=${encodeURIComponent(file.name)}`;
      const stored = await call<Attachment>('POST', path, file);
      setFiles((now) => now.map((one) => (one.key === key ? { ...one, stored } : one)));
    } catch (error) {
      setFiles((now) => now.filter((one) => one.key !== key));
      message.error(`${file.name}：${wordsOf(error, say('offlineDo'), say('failedDo'))}`);
    }
  };
  return {
    files,
    busy: files.some(({ stored }) => !stored),
    ready: files.flatMap(({ stored }) => stored ?? []),
    add: (chosen: File[]) => {
      for (const file of chosen) {
        if (file.size > LIMIT_BYTES) message.error(say('attachTooLarge', { name: file.name }));
        else if (!TAKEN.test(file.type)) message.error(say('attachWrong', { name: file.name }));
        else void upload(file);
      }
    },
    remove: (key: string) => setFiles((now) => now.filter((one) => one.key !== key)),
    clear: () => setFiles([]),
  };
}
