import { Button } from 'antd';
import type { Day } from '../../src/base/time.ts';
import { systemClock, today } from '../../src/base/time.ts';
import { Icon } from '../shared/icon.tsx';
import { useSpeech } from '../shared/language.tsx';
import type { AnswerView } from './received.ts';
import { useCopy } from './use-copy.ts';

/** A matter that was passed on to people: its number, who has it, by when, and what follows. */
export function CaseCard({
  answer,
  reference,
  onBrief,
}: {
  answer: AnswerView;
  reference: string;
  onBrief(): void;
}) {
  const { say } = useSpeech();
  const { state, copy } = useCopy();
  const { team, urgent, deadline } = answer;
  return (
    <section className="case" aria-label={say('caseTitle')} data-urgent={urgent || undefined}>
      <header>
        <Icon name={urgent ? 'alert' : 'inForce'} size={20} />
        <h3>{say('caseTitle')}</h3>
        {urgent && <span className="case-urgent">{say('caseUrgent')}</span>}
      </header>
      <div className="case-reference">
        <span>{say('caseReference')}</span>
        <strong>{reference}</strong>
        <Button
          size="small"
          type="text"
          icon={<Icon name={state === 'copied' ? 'check' : 'copy'} size={16} />}
          aria-label={say('copyReference')}
          onClick={() => copy(reference)}
        />
      </div>
      <dl>
        {team && (
          <div>
            <dt>{say('caseTeam')}</dt>
            <dd>{say(`team_${team}`)}</dd>
          </div>
        )}
        {deadline && (
          <div>
            <dt>{say('caseDeadline')}</dt>
            <dd>
              {deadline} <Remaining deadline={deadline} />
            </dd>
          </div>
        )}
      </dl>
      <Button className="case-brief" icon={<Icon name="brief" size={17} />} onClick={onBrief}>
        {say('briefOpen')}
      </Button>
      <h4>{say('caseNext')}</h4>
      <ol>
        <li>{say('caseNext1')}</li>
        <li>{say('caseNext2')}</li>
        <li>{say('caseNext3')}</li>
      </ol>
    </section>
  );
}

/** So few days left are shown in the colour of alarm. */
const NEAR_DAYS = 15;

function Remaining({ deadline }: { deadline: Day }) {
  const { say } = useSpeech();
  const days = Math.round((Date.parse(deadline) - Date.parse(today(systemClock))) / 86_400_000);
  if (Number.isNaN(days)) return null;
  const near = days <= NEAR_DAYS || undefined;
  if (days === 0) return <em data-near>{say('caseToday')}</em>;
  return (
    <em data-near={near}>{days > 0 ? say('caseDaysLeft', { days }) : say('caseOverdue', { days: -days })}</em>
  );
}
