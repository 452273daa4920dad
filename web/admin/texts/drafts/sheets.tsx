import { Button, Modal } from 'antd';
import { useRef, useState } from 'react';
import type { SheetResult } from '../../../../ingest/publishing/api-acts.ts';
import { call } from '../../../shared/api.ts';
import { useSpeech, useTable } from '../../../shared/language.tsx';
import { useSession } from '../../../shared/session.tsx';
import { useDoing } from '../../../shared/use-doing.ts';
import { fetchFile } from '../../parts/fetch-file.ts';
import { Rows } from '../../parts/rows.tsx';
import { LOAD_WORDS } from '../../words/load.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The metadata of many drafts as a spreadsheet, out and in again. */
export function Sheets({ state, onChanged }: { state: string | null; onChanged(): void }) {
  const word = useTable(LOAD_WORDS);
  const { is } = useSession();
  const [busy, doing] = useDoing();
  const [result, setResult] = useState<SheetResult | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const put = (file: File) =>
    doing(async () => {
      setResult(await call<SheetResult>('POST', '/api/texts/sheet', new Blob([file], { type: XLSX })));
      onChanged();
    });
  return (
    <>
      <Button
        size="small"
        loading={busy}
        onClick={() => doing(() => fetchFile(`/api/texts/sheet?state=${state ?? 'open'}`))}
      >
        {word('sheetGet')}
      </Button>
      {is('editor', 'approver', 'admin') && (
        <Button size="small" loading={busy} onClick={() => field.current?.click()}>
          {word('sheetPut')}
        </Button>
      )}
      <input
        ref={field}
        type="file"
        hidden
        accept=".xlsx"
        aria-label={word('sheetPut')}
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = '';
          if (file) void put(file);
        }}
      />
      {result && <SheetDialog result={result} onClose={() => setResult(null)} />}
    </>
  );
}

function SheetDialog({ result: { counts, rows }, onClose }: { result: SheetResult; onClose(): void }) {
  const word = useTable(LOAD_WORDS);
  const { pick } = useSpeech();
  const told = rows.filter(({ status }) => status !== 'unchanged');
  return (
    <Modal open title={word('sheetTitle')} width={760} footer={null} onCancel={onClose}>
      <p className="about">{word('sheetResult', counts)}</p>
      {told.length > 0 && (
        <Rows
          label={word('sheetTitle')}
          rows={told}
          keyOf={({ row }) => row}
          toneOf={({ status }) => (status === 'refused' ? 'alarm' : undefined)}
          columns={[
            { name: word('sheetRow'), cell: ({ row }) => row, figure: true },
            { name: word('pasteTitle'), cell: ({ title }) => title, head: true },
            { name: word('sheetStatus'), cell: ({ status }) => word(`sheet_${status}`) },
            { name: word('sheetProblems'), cell: ({ problems }) => problems.map(pick).join(' ') },
          ]}
        />
      )}
    </Modal>
  );
}
