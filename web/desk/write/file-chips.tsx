import { Spin } from 'antd';
import { Icon } from '../../shared/icon.tsx';
import { sizeOf } from '../case/spoken.tsx';
import { useWords } from '../words.ts';
import type { AttachedFiles } from './use-attachments.ts';

/** The files that go out with the reply. */
export function FileChips({ files: { files, remove } }: { files: AttachedFiles }) {
  const say = useWords();
  if (files.length === 0) return null;
  return (
    <ul className="chips">
      {files.map(({ key, name, size, stored }) => (
        <li key={key} className="tag">
          {stored ? (
            <Icon name="attach" size={14} />
          ) : (
            <Spin size="small" aria-label={say('attachUploading')} />
          )}
          {name} <small>{sizeOf(size)}</small>
          <button
            type="button"
            className="plain-button"
            aria-label={say('attachRemove', { name })}
            onClick={() => remove(key)}
          >
            <Icon name="close" size={13} />
          </button>
        </li>
      ))}
    </ul>
  );
}
