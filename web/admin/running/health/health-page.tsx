import type { Health, HealthFinding } from '../../../../src/operations/api-running.ts';
import { Icon } from '../../../shared/icon.tsx';
import { useSpeech, useTable } from '../../../shared/language.tsx';
import { useTimes } from '../../../shared/times.ts';
import { Page } from '../../frame/page.tsx';
import { Shown } from '../../frame/shown.tsx';
import { useRead } from '../../frame/use-read.ts';
import { HealthParts } from './health-parts.tsx';
import { HEALTH_WORDS } from './words.ts';
import '../../parts/parts.css';
import './health.css';

const EVERY_MS = 10_000;

/** How the program is: what needs a look first, then all parts of it. */
export default function HealthPage() {
  const word = useTable(HEALTH_WORDS);
  const { clock } = useTimes();
  const read = useRead<Health>('/api/admin/health', EVERY_MS);
  return (
    <Page title={word('title')} acts={read.at && <small>{word('asOf', { time: clock(read.at) })}</small>}>
      <Shown read={read}>
        {(health) => (
          <div className="stack">
            <p className="health-level" data-level={health.level}>
              <Icon name={health.level === 'ok' ? 'inForce' : 'alert'} size={22} />
              {word(`level_${health.level}`)}
            </p>
            <Findings findings={health.findings.filter(({ level }) => level !== 'ok')} />
            <HealthParts health={health} />
          </div>
        )}
      </Shown>
    </Page>
  );
}

function Findings({ findings }: { findings: HealthFinding[] }) {
  const { pick } = useSpeech();
  return (
    <ul className="stack">
      {findings.map(({ level, what, text }) => (
        <li
          key={`${what} ${text.en}`}
          className="notice-line"
          data-tone={level === 'problem' ? 'alarm' : 'warn'}
        >
          {pick(text)}
        </li>
      ))}
    </ul>
  );
}
