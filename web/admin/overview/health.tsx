import type { Health } from '../../../src/operations/api-running.ts';
import { Icon } from '../../shared/icon.tsx';
import { useSpeech, useTable } from '../../shared/language.tsx';
import { Link } from '../../shared/route.tsx';
import { Shown } from '../frame/shown.tsx';
import { useRead } from '../frame/use-read.ts';
import { OVERVIEW_WORDS } from '../words/overview.ts';

const EVERY_MS = 30_000;
const ICONS = { ok: 'inForce', warning: 'alert', problem: 'alert' } as const;

/** Whether all is well, and if not, what is the matter. */
export function HealthCard() {
  const word = useTable(OVERVIEW_WORDS);
  const { pick } = useSpeech();
  const read = useRead<Health>('/api/admin/health', EVERY_MS);
  return (
    <section className="health">
      <h2>
        <Link href="/admin/health">{word('health')}</Link>
      </h2>
      <Shown read={read}>
        {({ level, findings }) => (
          <ul className="sheet findings">
            <li data-level={level}>
              <Icon name={ICONS[level]} />
              <b>{word(`health_${level}`)}</b>
            </li>
            {findings
              .filter((finding) => finding.level !== 'ok')
              .map(({ what, level, text }) => (
                <li key={`${what} ${text.en}`} data-level={level}>
                  <Icon name={ICONS[level]} />
                  {pick(text)}
                </li>
              ))}
          </ul>
        )}
      </Shown>
    </section>
  );
}
