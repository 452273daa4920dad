import { Button } from 'antd';
import { type DragEvent, useRef, useState } from 'react';
import { Icon } from '../../../shared/icon.tsx';
import { useTable } from '../../../shared/language.tsx';
import { LOAD_WORDS } from '../../words/load.ts';
import { useLists } from '../lists.tsx';
import { filesOfDrop, filesOfField, type Given } from './dropped.ts';
import { upload } from './uploads.ts';

/** Where files and folders are dropped or chosen. */
export function DropZone() {
  const word = useTable(LOAD_WORDS);
  const { endings, limits, uploads } = useLists();
  const [over, setOver] = useState(false);
  const send = (given: Given[]) => given.length > 0 && upload(given, limits);
  const drop = async (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    send(await filesOfDrop(event.dataTransfer.items));
  };
  if (!uploads) return <p className="drop-zone">{word('uploadsOff')}</p>;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a mouse's way; the buttons inside do the same
    <div
      className="drop-zone"
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Icon name="add" size={30} />
      <p>
        <b>{word('dropHere')}</b>
        <small title={endings.join(' ')}>
          {word('dropKinds', {
            n: endings.length,
            size: `${Math.round(limits.fileBytes / 1024 / 1024)} MB`,
          })}
        </small>
      </p>
      <div className="row">
        <Chooser label={word('chooseFiles')} onFiles={send} />
        <Chooser label={word('chooseFolder')} folder onFiles={send} />
      </div>
    </div>
  );
}

function Chooser(props: { label: string; folder?: boolean; onFiles(given: Given[]): void }) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button onClick={() => field.current?.click()}>{props.label}</Button>
      <input
        ref={field}
        type="file"
        multiple
        hidden
        aria-label={props.label}
        {...(props.folder && { webkitdirectory: '' })}
        onChange={({ target }) => {
          if (target.files) props.onFiles(filesOfField(target.files));
          target.value = '';
        }}
      />
    </>
  );
}
