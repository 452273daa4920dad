import { Button, Input, Radio, Segmented } from 'antd';
import { useState } from 'react';
import type { EligibilityBody } from '../../../desk/api-acts.ts';
import type { CaseDetail, EligibilityResult } from '../../../desk/api-case.ts';
import { call } from '../../shared/api.ts';
import { Icon } from '../../shared/icon.tsx';
import { useSpeech } from '../../shared/language.tsx';
import { useDoing } from '../../shared/use-doing.ts';
import { useDesk } from '../desk.tsx';
import { useWords } from '../words.ts';

/** The questions of the eligibility screen, what follows from the answers, by which rule, and a person's own decision. */
export function Eligibility({ detail, onChanged }: { detail: CaseDetail; onChanged(): void }) {
  const say = useWords();
  const { pick } = useSpeech();
  const { lists } = useDesk();
  const { may, case: row } = detail;
  const [result, setResult] = useState(detail.eligibility);
  const [answers, setAnswers] = useState<Record<string, string>>(detail.eligibility?.answers ?? {});
  const [busy, doing] = useDoing();
  const check = (override?: EligibilityBody['override']) =>
    doing(async () => {
      const body: EligibilityBody = { answers, ...(override && { override }) };
      setResult(await call<EligibilityResult>('POST', `/api/desk/cases/${row.id}/eligibility`, body));
      onChanged();
    });
  return (
    <section>
      <h3>{say('eligibility')}</h3>
      {lists.eligibilityQuestions.map(({ id, text, options }) => (
        <fieldset key={id} className="screening" data-open={result?.open.includes(id) || undefined}>
          <legend>{pick(text)}</legend>
          <Radio.Group
            disabled={!may.includes('eligibility')}
            value={answers[id]}
            options={options.map(({ value, text: label }) => ({ value, label: pick(label) }))}
            onChange={({ target }) => setAnswers({ ...answers, [id]: String(target.value) })}
          />
        </fieldset>
      ))}
      {may.includes('eligibility') && (
        <Button size="small" type="primary" loading={busy} onClick={() => check()}>
          {say('eligibilityCheck')}
        </Button>
      )}
      {result && <Result result={result} />}
      {result && may.includes('override_eligibility') && <Override busy={busy} onDecide={check} />}
    </section>
  );
}

const TONES = { eligible: 'good', not_eligible: 'alarm', unknown: 'warn' } as const;

function Result({ result }: { result: EligibilityResult }) {
  const say = useWords();
  const { override } = result;
  return (
    <div role="status">
      <p className="verdict" data-tone={TONES[result.result]}>
        <b>{say(`eligibilityResult_${result.result}`)}</b>
        {result.open.length > 0 && ` · ${say('eligibilityOpen')}`}
      </p>
      {override && (
        <p className="verdict">
          {say('overridden', {
            name: override.by.name,
            result: say(override.eligible ? 'overrideEligible' : 'overrideNot'),
            reason: override.reason,
          })}
        </p>
      )}
      <ul className="rules">
        {result.rules.map(({ id, met, text, basis }) => (
          <li key={id} data-met={String(met)}>
            <Icon name={met === null ? 'help' : met ? 'check' : 'close'} size={15} />
            <div>
              {text}
              <small>
                {say(met === null ? 'ruleUnknown' : met ? 'ruleMet' : 'ruleNotMet')} · {basis}
              </small>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Override(props: {
  busy: boolean;
  onDecide(override: NonNullable<EligibilityBody['override']>): void;
}) {
  const say = useWords();
  const [eligible, setEligible] = useState(true);
  const [reason, setReason] = useState('');
  return (
    <details className="override">
      <summary>{say('override')}</summary>
      <Segmented
        size="small"
        value={eligible}
        options={[
          { value: true, label: say('overrideEligible') },
          { value: false, label: say('overrideNot') },
        ]}
        onChange={setEligible}
      />
      <Input
        size="small"
        placeholder={say('overrideReason')}
        aria-label={say('overrideReason')}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <Button
        size="small"
        loading={props.busy}
        disabled={!reason.trim()}
        onClick={() => props.onDecide({ eligible, reason: reason.trim() })}
      >
        {say('override')}
      </Button>
    </details>
  );
}
