import { Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import type { CloseBody } from '../../../desk/api-acts.ts';
import type { CaseDetail } from '../../../desk/api-case.ts';
import { CLOSE_OUTCOMES, type CloseOutcome, SERVICE_TYPES, type ServiceType } from '../../../desk/states.ts';
import { Field } from '../../shared/account/field.tsx';
import { call } from '../../shared/api.ts';
import { useSpeech } from '../../shared/language.tsx';
import { useDoing } from '../../shared/use-doing.ts';
import { useDesk } from '../desk.tsx';
import { useWords } from '../words.ts';

interface Props {
  detail: CaseDetail;
  onCancel(): void;
  onDone(): void;
}

/** Closing asks for what the statistics need: outcome, type of service, time spent. */
export function CloseDialog({ detail, onCancel, onDone }: Props) {
  const say = useWords();
  const { pick } = useSpeech();
  const { lists } = useDesk();
  const [outcome, setOutcome] = useState<CloseOutcome | null>(null);
  const [service, setService] = useState<ServiceType | null>('policy');
  const [minutes, setMinutes] = useState<number | null>(() => minutesSince(detail));
  const [summary, setSummary] = useState('');
  const [busy, doing] = useDoing();
  // What was on the screen when closing began: a word that came since must be read first.
  const [seenSeq] = useState(detail.transcript.at(-1)?.seq ?? 0);
  const arrived = (detail.transcript.at(-1)?.seq ?? 0) > seenSeq;
  const ready = outcome && service && minutes !== null;
  const close = async () => {
    if (!ready) return;
    const body: CloseBody = { outcome, service, minutes, summary: summary.trim(), seenSeq };
    const path = `/api/desk/cases/${detail.case.id}/close`;
    if (await doing(() => call('POST', path, body), say('closed'))) onDone();
  };
  return (
    <Modal
      open
      title={`${say('closeTitle')} · ${detail.case.reference}`}
      okText={say('closeCase')}
      okButtonProps={{ disabled: !ready || arrived, loading: busy, title: ready ? '' : say('closeRequired') }}
      onOk={close}
      onCancel={onCancel}
    >
      <p className="quiet">{say('closeText')}</p>
      {arrived && (
        <p className="verdict" data-tone="warn" role="alert">
          {say('movedOn')}
        </p>
      )}
      <Field label={say('closeOutcome')}>
        {(id) => (
          <Select
            id={id}
            style={{ width: '100%' }}
            value={outcome}
            options={CLOSE_OUTCOMES.map((value) => ({ value, label: pick(lists.outcomes[value]!) }))}
            onChange={setOutcome}
          />
        )}
      </Field>
      <Field label={say('closeService')} hint={say('closeServiceHint')}>
        {(id) => (
          <Select
            id={id}
            style={{ width: '100%' }}
            value={service}
            options={SERVICE_TYPES.map((value) => ({ value, label: pick(lists.services[value]!) }))}
            onChange={setService}
          />
        )}
      </Field>
      <Field label={say('closeMinutes')}>
        {(id) => (
          <InputNumber id={id} min={0} max={10_000} precision={0} value={minutes} onChange={setMinutes} />
        )}
      </Field>
      <Field label={say('closeSummary')} hint={say('closeSummaryHint')}>
        {(id, hint) => (
          <Input.TextArea
            id={id}
            aria-describedby={hint}
            autoSize={{ minRows: 2, maxRows: 8 }}
            value={summary}
            onChange={({ target }) => setSummary(target.value)}
          />
        )}
      </Field>
    </Modal>
  );
}

/** A first proposal: from the first reply of a person until now, in steps of five minutes, two hours at most. */
function minutesSince({ transcript }: CaseDetail): number {
  const first = transcript.find(({ role }) => role === 'adviser');
  if (!first) return 5;
  const minutes = (Date.now() - Date.parse(first.at)) / 60_000;
  return Math.min(120, Math.max(5, Math.ceil(minutes / 5) * 5));
}
